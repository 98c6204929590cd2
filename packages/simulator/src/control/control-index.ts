/** What stands at the control page's root. */
export const CONTROL_INDEX = `Billfold simulator: a pretend iPhone and a pretend push service

GET    /iphone                                            passes and notifications
POST   /iphone/passes                                     install the .pkpass in the body
DELETE /iphone/passes/{passTypeIdentifier}/{serialNumber} remove a pass
POST   /iphone/refresh                                    pull to refresh on every pass
GET    /apns/faults                                       faults of the push service that are on
PUT    /apns/faults                                       switch on {"faults": [{"kind": "tooManyRequests", "times": 3}]}
DELETE /apns/faults                                       switch all off
GET    /apns/pushes                                       pushes that arrived
`
