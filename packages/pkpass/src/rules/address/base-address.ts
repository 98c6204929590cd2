/** Whether an address of a web service goes on after its base: with the version that devices append, or with a query. */
export function goesOnAfterBase(address: string): 'version' | 'query' | undefined {
  if (address.includes('?')) return 'query'
  return address.endsWith('/v1') || address.endsWith('/v1/') ? 'version' : undefined
}
