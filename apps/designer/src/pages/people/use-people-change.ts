import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRefusal } from '../sign-in/use-refusal.ts';

/** A change of people: what is shown is read anew after it, and a refusal is told in words. */
export function usePeopleChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const answers = useQueryClient();
  const wordsOf = useRefusal();
  return useMutation({
    mutationFn: change,
    // one's own role may be what has changed
    onSettled: () => Promise.all([answers.invalidateQueries({ queryKey: ['people'] }), answers.invalidateQueries({ queryKey: ['me'] })]),
    onError: (error) => notifications.show({ color: 'red', message: wordsOf(error) }),
  });
}
