/** Who changes something: his name stands beside the change, name and address in the commit. */
export interface Person {
  name: string;
  email: string;
}
