// Generated from catalog/data by `npm run generate`. Do not edit.
/** Statuses of failures that may pass. */
export const repeatedStatuses: readonly number[] = [408, 429, 500, 502, 503, 504, 509];
/** Statuses that no code makes repeatable. */
export const finalStatuses: readonly number[] = [400, 401, 403, 404];
/** Codes that no status makes repeatable, lower-cased, between spaces. */
export const finalCodes: string = ' request_throttledpermanently internalservererroruncategorized errorcorruptdata errorcontentconversionfailed ';
/** Codes of refusals for load, lower-cased, between spaces. */
export const throttleCodes: string = ' activitylimitreached throttledrequest request_throttledpermanently request_throttledtemporarily toomanyrequestsuncategorized toomanyrequests 10003 20166 30103 applicationthrottled errorserverbusy serverbusy toomanyretries errortoomanyobjectsopened ';
/** Codes of failures that may pass, lower-cased, between spaces. */
export const repeatedCodes: string = throttleCodes + ' servicenotavailable cannotsnapshottree resourcebeingprovisioned service_serviceunavailable directory_concurrencyviolation gatewaytimeoutuncategorized internalerror serviceunavailableuncategorized transientfailure badgateway gatewaytimeout serviceunavailable 10002 10007 10014 10015 30105 30106 errorinternalservertransienterror errormailboxmoveinprogress errormailboxstoreunavailable temporarily_unavailable timeout server_error mailboxinfostale commandconcurrencylimitreached ';
/** Codes of other refusals before any work was done, lower-cased, between spaces. */
export const refusalCodes: string = ' directory_concurrencyviolation ';
