import { marketArt } from './art/market.ts'
import { dayAfter } from './dates.ts'
import type { Starter } from './starter.ts'

/** A discount at a grocer. */
export const couponStarter: Starter = {
  name: 'Fern & Field',
  purpose: 'discount coupon',
  art: marketArt,
  pass(name, now) {
    const expiry = `${dayAfter(now, 45)}T23:00:00Z`
    return {
      formatVersion: 1,
      serialNumber: 'FRESH20-0001',
      organizationName: name,
      description: `Coupon of ${name}: 20% off fruit and vegetables`,
      logoText: name,
      backgroundColor: 'rgb(15, 47, 34)',
      foregroundColor: 'rgb(253, 248, 231)',
      labelColor: 'rgb(160, 208, 170)',
      expirationDate: expiry,
      coupon: {
        headerFields: [{ key: 'code', label: 'CODE', value: 'FRESH20' }],
        primaryFields: [{ key: 'offer', label: 'FRUIT AND VEGETABLES', value: '20% off' }],
        secondaryFields: [
          {
            key: 'expires',
            label: 'VALID UNTIL',
            value: expiry,
            dateStyle: 'PKDateStyleMedium',
            timeStyle: 'PKDateStyleNone',
            changeMessage: 'Your coupon is now valid until %@',
          },
        ],
        auxiliaryFields: [{ key: 'minimum', label: 'FROM', value: 15, currencyCode: 'USD' }],
        backFields: [
          { key: 'details', label: 'What it is for', value: 'One purchase of loose fruit and vegetables.' },
          {
            key: 'stores',
            label: 'Stores',
            value: 'https://www.example.com/stores',
            attributedValue: '<a href="https://www.example.com/stores">www.example.com/stores</a>',
          },
          { key: 'contact', label: 'Contact', value: '+1 503 555 0100\nhello@example.com' },
          { key: 'terms', label: 'Terms', value: 'One coupon for each purchase. No cash value.' },
        ],
      },
      // A till scans the lines; Apple Watch cannot draw them and takes the next.
      barcodes: [
        {
          format: 'PKBarcodeFormatCode128',
          message: 'FRESH20-0001',
          messageEncoding: 'iso-8859-1',
          altText: 'FRESH20-0001',
        },
        {
          format: 'PKBarcodeFormatQR',
          message: 'FRESH20-0001',
          messageEncoding: 'iso-8859-1',
          altText: 'FRESH20-0001',
        },
      ],
      locations: [{ latitude: 45.5231, longitude: -122.6765, relevantText: 'Fresh from the field today' }],
    }
  },
  translations: name => ({
    es: {
      [`Coupon of ${name}: 20% off fruit and vegetables`]: `Cupón de ${name}: 20 % en fruta y verdura`,
      CODE: 'CÓDIGO',
      'FRUIT AND VEGETABLES': 'FRUTA Y VERDURA',
      '20% off': '20 % menos',
      'VALID UNTIL': 'VÁLIDO HASTA',
      'Your coupon is now valid until %@': 'Tu cupón vale ahora hasta el %@',
      FROM: 'DESDE',
      'What it is for': 'Para qué sirve',
      'One purchase of loose fruit and vegetables.': 'Una compra de fruta y verdura a granel.',
      Stores: 'Tiendas',
      Contact: 'Contacto',
      Terms: 'Condiciones',
      'One coupon for each purchase. No cash value.': 'Un cupón por compra. Sin valor en efectivo.',
    },
  }),
}
