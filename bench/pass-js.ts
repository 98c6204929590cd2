// The store card by @walletpass/pass-js, as its documentation shows: images and unchanging keys in one template.
import { Template } from '@walletpass/pass-js'
import { CARD, fields, ownKeys } from './store-card.ts'

export async function passJsTemplate(
  pem: { readonly certificate: string; readonly privateKey: string },
  images: Readonly<Record<string, Buffer>>,
): Promise<(number: number) => Promise<Buffer>> {
  const template = new Template('storeCard', CARD)
  template.setCertificate(pem.certificate)
  template.setPrivateKey(pem.privateKey)
  for (const type of ['icon', 'logo', 'strip'] as const) {
    for (const density of ['1x', '2x', '3x'] as const) {
      const bytes = images[density === '1x' ? `${type}.png` : `${type}@${density}.png`]
      if (bytes) await template.images.add(type, bytes, density)
    }
  }
  return number => {
    const pass = template.createPass(ownKeys(number))
    const { headerFields, primaryFields, secondaryFields, auxiliaryFields, backFields } = fields(number)
    for (const field of headerFields) pass.headerFields.add(field)
    for (const field of primaryFields) pass.primaryFields.add(field)
    for (const field of secondaryFields) pass.secondaryFields.add(field)
    for (const field of auxiliaryFields) pass.auxiliaryFields.add(field)
    for (const field of backFields) pass.backFields.add(field)
    return pass.asBuffer()
  }
}
