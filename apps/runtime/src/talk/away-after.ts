/** How long an agent's page may be gone before he counts as away. */
export const AWAY_AFTER_SECONDS = 10;
