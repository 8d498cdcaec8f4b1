/** How a person is called: the social name where there is one. Source: Decreto 8.727/2016. */
export function displayName(row: { name: string; social_name: string | null }): string {
  return row.social_name ?? row.name;
}
