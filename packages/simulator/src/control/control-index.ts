/** What stands at the control page's root. */
export const CONTROL_INDEX = `Billfold simulator: a pretend iPhone and a pretend push service

GET    /iphone                                            passes, notifications and settings
GET    /iphone/events                                     what happens on it, and its protocol calls, as Server-Sent Events
PUT    /iphone/settings                                   {"automaticUpdates": true, "isOnline": false}, either or both
POST   /iphone/passes                                     install the .pkpass in the body
DELETE /iphone/passes/{passTypeIdentifier}/{serialNumber} remove a pass
GET    /iphone/passes/{…}/{…}/parts                       what a pass is drawn from
PUT    /iphone/passes/{…}/{…}/settings                    {"automaticUpdates": false} for this pass
POST   /iphone/refresh                                    pull to refresh on every pass
POST   /iphone/refresh/{passTypeIdentifier}/{serialNumber} pull to refresh on one
POST   /iphone/check                                      ask what changed, as after coming online
POST   /iphone/links                                      open the link {"url": "http://127.0.0.1:3000/p/…"} as Safari does
POST   /iphone/links/{id}/add                             add the pass it led to
GET    /apns/faults                                       faults of the push service that are on
PUT    /apns/faults                                       switch on {"faults": [{"kind": "tooManyRequests", "times": 3}]}
DELETE /apns/faults                                       switch all off
GET    /apns/pushes                                       pushes that arrived
`
