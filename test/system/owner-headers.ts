export const OWNER_TOKEN = 'owner-token-of-tests';
/** What the API of a system under test asks for. */
export const ownerHeaders = { authorization: `Bearer ${OWNER_TOKEN}` };
