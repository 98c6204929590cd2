import { passRuleTests } from './pass-rule.ts'

passRuleTests('style-missing', {
  raises: { 'no style': [{ storeCard: undefined }] },
  accepts: { 'a classic style': {}, 'a poster alone': { storeCard: undefined, posterGeneric: {} } },
})

passRuleTests('style-multiple-classic', {
  raises: { 'two classic styles': [{ coupon: {} }] },
  accepts: { 'a poster beside a classic style': { posterGeneric: {} } },
})

passRuleTests('style-transit-type-missing', {
  raises: { 'no transitType': [{ storeCard: undefined, boardingPass: {} }, '/boardingPass/transitType'] },
  accepts: { 'an unknown one': { storeCard: undefined, boardingPass: { transitType: 'PKTransitTypeRocket' } } },
})
