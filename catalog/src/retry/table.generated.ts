// Generated from catalog/data by `npm run generate`. Do not edit.
/** Statuses of failures that may pass. */
export const repeatedStatuses: readonly number[] = [408, 429, 500, 502, 503, 504, 509];
/** Statuses that no code makes repeatable. */
export const finalStatuses: readonly number[] = [400, 401, 403, 404];
/** Codes of failures that may pass, lower-cased, between spaces. */
export const repeatedCodes: string = ' activitylimitreached servicenotavailable cannotsnapshottree resourcebeingprovisioned throttledrequest request_throttledtemporarily service_serviceunavailable directory_concurrencyviolation internalerror serviceunavailableuncategorized toomanyrequestsuncategorized transientfailure badgateway gatewaytimeout serviceunavailable toomanyrequests 10002 10003 10007 10014 10015 20166 30103 30105 30106 applicationthrottled errorinternalservertransienterror errormailboxmoveinprogress errormailboxstoreunavailable errorserverbusy serverbusy temporarily_unavailable timeout toomanyretries ';
/** Codes that no status makes repeatable, lower-cased, between spaces. */
export const finalCodes: string = ' request_throttledpermanently internalservererroruncategorized errorcorruptdata ';
/** Codes of refusals for load, lower-cased, between spaces. */
export const throttleCodes: string = ' activitylimitreached throttledrequest request_throttledpermanently request_throttledtemporarily toomanyrequestsuncategorized toomanyrequests 10003 20166 30103 applicationthrottled toomanyretries ';
/** Codes of other refusals before any work was done, lower-cased, between spaces. */
export const refusalCodes: string = ' directory_concurrencyviolation ';
