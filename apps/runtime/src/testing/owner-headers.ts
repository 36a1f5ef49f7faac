export const ownerToken = 'owner-token-of-tests';
/** What the API of a runtime under test asks for. */
export const ownerHeaders = { authorization: `Bearer ${ownerToken}` };
