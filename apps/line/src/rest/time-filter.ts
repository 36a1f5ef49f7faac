/** Twilio's filter of a list by a time: `Name`, `Name<` and `Name>` of the query. A bare date is a whole day in UTC. */
export function timeFilter<Item>(query: URLSearchParams, name: string, read: (item: Item) => number | null): (item: Item) => boolean {
  const after = Date.parse(query.get(`${name}>`) ?? '');
  const before = Date.parse(query.get(`${name}<`) ?? '');
  const on = (query.get(name) ?? '').slice(0, 10);
  return (item) => {
    const at = read(item);
    if (at === null) return Number.isNaN(after) && Number.isNaN(before) && on === '';
    if (!Number.isNaN(after) && at < after) return false;
    if (!Number.isNaN(before) && at > before) return false;
    return on === '' || new Date(at).toISOString().startsWith(on);
  };
}
