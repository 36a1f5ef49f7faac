import { loadHolidays } from '@callwright/schedules';
import { queryOptions } from '@tanstack/react-query';

/** The holidays of the world. They are large, so they come after the page. */
export const holidaysQuery = queryOptions({
  queryKey: ['holidays'],
  queryFn: loadHolidays,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  // it is no data but what works it out
  structuralSharing: false,
});
