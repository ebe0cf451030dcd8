// Generated from catalog/data by `npm run generate`. Do not edit.
/** What a failure means, across services, codes and statuses. */
export const GraphErrorCondition = {
      /** The addressed thing, or one that the request refers to, does not exist. Do not repeat. Right after a create, wait for replication and try a few times at most. */
      NotFound: 'notFound',
      /** A thing with this name, id or unique value is there already. Use the existing one or choose another name. */
      AlreadyExists: 'alreadyExists',
      /** The request clashes with the current state. Read the state again and change the request; repeat a concurrency clash after a wait. */
      Conflict: 'conflict',
      /** Too many requests, or too much data, for now. Wait for Retry-After, or back off for seconds, then repeat. */
      Throttled: 'throttled',
      /** The token is missing, unreadable, expired or of no use here. Get a fresh token, then repeat once. */
      Unauthenticated: 'unauthenticated',
      /** The caller is known and may not do this. Do not repeat. Grant the permission, role or licence. */
      Forbidden: 'forbidden',
      /** Conditional access wants more proof from the user. Acquire a token with the claims of the challenge, interactively if needed. */
      ClaimsChallenge: 'claimsChallenge',
      /** The request itself is wrong. Repair the request; repeating it as it is cannot help. */
      InvalidRequest: 'invalidRequest',
      /** The thing changed after it was read. Read it again and send the new ETag. */
      PreconditionFailed: 'preconditionFailed',
      /** The delta or page token can no longer be used. Drop the token and enumerate again. */
      ResyncRequired: 'resyncRequired',
      /** The thing is no longer there and does not come back. Do not repeat. For a delta request drop the token and enumerate again. */
      Gone: 'gone',
      /** Someone holds a lock on the thing. Try again when the lock is gone; no delay is documented. */
      Locked: 'locked',
      /** Storage or an object limit is used up. Free space or raise the limit. */
      QuotaExceeded: 'quotaExceeded',
      /** The request or the content is too large. Send less, or use an upload session. */
      TooLarge: 'tooLarge',
      /** The service, or one behind it, cannot answer for now. Back off and repeat; honour Retry-After. */
      Unavailable: 'unavailable',
      /** No answer came in time. Repeat with backoff if the request may run twice; ask for less. */
      Timeout: 'timeout',
      /** No answer came: the connection failed or was lost. Repeat with backoff if the request may run twice; the service may have done the work. */
      Network: 'network',
      /** The service failed. May pass on repeat; report it with the request id if it stays. */
      ServerError: 'serverError',
      /** The service does not offer this. Use another request. */
      Unsupported: 'unsupported',
      /** The content holds or may hold malware. Do not repeat. */
      Malware: 'malware',
    } as const;
/** Codes by the conditions that they belong to, lower-cased, aliases included; both separated by spaces. */
export const conditionCodes: Readonly<Record<string, string>> = {
      'forbidden': '40002 40003 40004 40006 40007 40008 7504 accessdenied accessrestricted authentication_msgraphpermissionmissing authentication_requestfromnonpremiumtenantorb2ctenant authentication_unauthorized authorization_requestdenied credentialtypenotallowedasperapppolicy erroraccessdenied errorcannotdeleteobject errormessagesubmissionblocked errorsendasdenied forbidden forbiddenuncategorized insufficientprivileges invalidsessionrestricted iteminsightsdisabled permissionscopenotgranted provisioningnotallowed s2sunauthorized sharingdisabled unauthorized_client',
      'throttled': '10003 20166 30103 activitylimitreached applicationthrottled errorexceededconnectioncount errortoomanyobjectsopened request_throttledpermanently request_throttledtemporarily throttledrequest toomanyrequests toomanyrequestsuncategorized toomanyretries',
      'invalidRequest': '10017 20001 20002 20003 20005 20007 20009 20010 20011 20012 20013 20015 20017 20018 20019 20020 20100 20101 20104 20109 20110 20112 20115 20119 20121 20124 20125 20126 20127 20128 20129 20131 20132 20134 20136 20139 20140 20142 20143 20144 20145 20146 20147 20148 20152 20153 20154 20155 20157 30114 badrequest badrequestuncategorized cannotdeleteorupdateenabledentitlement credentialinvalidlifetimeasperapppolicy errorattachmentsizeshouldnotbelessthanminimumsize errorinvalididmalformed errorinvalidrecipients errorinvalidrequest errorinvalidtimeinterval errorinvalidtimesettings errorinvalidurlquery errorinvalidurlqueryfilter errormimecontentinvalidbase64string erroroccurrencecrossingboundary errorparsingfilterquery-parseuri errorpropertyvalidationfailure exchangemaxrecipients fragmentlengthmismatch fragmentoutoforder fragmentoverlap headers_datacontractversionmissing headers_invaliddatacontractversion hostnamenotonverifieddomain inefficientfilter invalid_resource invalid_scope invalidargument invalidarguments invalidgrading invalidparameterformat invalidpath invalidqueryoption invalidrange invalidreference invalidrequest invalidrolesetting invalidstartindex invalidtimezone malformedentitytag maximumvalueexceeded maxquerylengthexceeded microsoft.substratesearch.api.errorreporting.resourcebasedexceptions.badrequestexception missingprefixsuffix nonblankcelloffsheet noresolvedusers parameteristoolong parameteristoosmall pathistoolong pathtoodeep request_badrequest request_datacontractversionmissing request_invaliddatacontractversion request_invalidreplicasessionkey request_invalidrequesturl request_unprocessableentity requestbodyread requestbroker--parseuri requiredfieldmissing requiredfieldorparametermissing roleassignmentrequestpolicyvalidationfailed toomanyresultsrequested toomanytermsinquery validationerror zeroorfewerresultsrequested',
      'notFound': '20102 20113 20120 20130 20149 20156 20160 20241 30109 deploymentinvalideditsession directory_objectnotfound errorfoldernotfound errorinvalidimageid errorinvalidmailboxitemid errorinvaliduser erroritemnotfound errornonexistentmailbox imagenotfound invalidgroupid invalidsessionnotfound itemnotfound mailboxnotenabledforrestapi notfound notfounduncategorized peopleadminitemnotfound request_resourcenotfound resourcenotfound roleassignmentdoesnotexist roleassignmentrequestnotfound rolenotfound rolesettingnotfound subjectnotfound teamunavailable uploadsessionnotfound',
      'malware': 'errorvirusdetected malwaredetected virussuspicious',
      'alreadyExists conflict': '20117 conflictingobjects errorfolderexists folderalreadyexists itemalreadyexists namealreadyexists objectconflict objectidentifierinuse peopleadminitemconflict propertyconflict request_multipleobjectswithsamekeyvalue roleassignmentexists upload_name_conflict',
      'unsupported': '20123 20135 20137 20168 mailboxnotsupportedforrestapi methodnotallowed methodnotalloweduncategorized notimplemented notimplementeduncategorized notsupported querynotsupported request_mediatypenotsupported unsupportedoperation',
      'quotaExceeded': '30101 30102 childitemcountexceeded errorexceededmessagelimit errorexceededsubscriptioncount errorrulesoverquota errorsubmissionquotaexceeded exchangeoutofmailboxquota maxdocumentcountexceeded maxfoldercountexceeded maxitemcountexceeded quotalimitreached',
      'preconditionFailed conflict': 'resourcemodified',
      'resyncRequired': 'directory_expiredpagetoken resyncapplydifferences resyncchangesapplydifferences resyncchangesuploaddifferences resyncrequired resyncuploaddifferences syncstateinvalid syncstatenotfound',
      'unavailable': '10002 10007 10014 10015 30105 30106 badgateway cannotsnapshottree commandconcurrencylimitreached directory_replicaunavailable erroradoperation erroradunavailable errorconnectionfailed errorinsufficientresources errormailboxfailover errormailboxlogonfailed errormailboxmoveinprogress errormailboxstoreunavailable errormessagetrackingtransienterror errornoapplicableproxycasserversavailable errornorespondingcasindestinationsite errorproxyrequestprocessingfailed internalerror mailboxinfostale resourcebeingprovisioned service_serviceunavailable servicenotavailable serviceunavailable serviceunavailableuncategorized temporarily_unavailable transientfailure',
      'unauthenticated': '40001 authentication_expiredtoken authentication_missingormalformed authentication_unknown authentication_unsupportedtokentype authenticationcancelled authenticationerror authenticationfailure authorization_identitydisabled authorization_identitynotfound consent_required invalid_client invalid_grant invalidauthenticationtoken invalidsessionauthentication login_required unauthenticated unauthorized unauthorizeduncategorized',
      'preconditionFailed': 'entitytagdoesnotmatch errorirresolvableconflict errorstaleobject',
      'unsupported invalidRequest': '20103 20106 20108 20111 20122 20133 expandnotsupported headers_headernotsupported invalidaccepttype propertynotupdateable request_unsupportedquery searchevents',
      'locked': '10012 40009 lockmismatch lockownermismatch resourcecheckedout resourceislocked resourcelocked',
      'tooLarge': '20008 20014 20016 errorfreebusydllimitreached errormessagesizeexceeded errorresultsettoobig maxfilesizeexceeded maxfragmentlengthexceeded maxstreamsizeexceeded payloadtoolarge payloadtoolargeuncategorized rangeexceedslimit requestsizeexceeded',
      'unavailable forbidden': 'servicereadonly',
      'serverError': '10001 directory_bindingredirectioninternalservererror errorapiquarantined errorcontentconversionfailed errorcorruptdata errorinternalservererror genericfileopenerror internalservererror internalservererroruncategorized officeconversion_converterinternal service_internalservererror',
      'conflict': 'accessconflict conflict conflictuncategorized directory_concurrencyviolation filteredrangeconflict insertdeleteconflict invalidsessionaccessconflict pendingroleassignmentrequest',
      'quotaExceeded forbidden': 'directory_quotaexceeded errorquotaexceeded maximumactivetasksinproject maximumassigneesintasks maximumbucketsinproject maximumchecklistitemsontask maximumcontextsonplan maximumfavoriteplansforuser maximumplannerplans maximumprojectsownedbyuser maximumprojectssharedwithuser maximumrecentplansforuser maximumreferencesontask maximumtasksassignedtouser maximumtaskscreatedbyuser maximumtasksinproject maximumuserssharedwithproject',
      'unauthenticated forbidden': 'blockedipaddress fileopenuserunauthorized',
      'timeout': 'errortimeoutexpired gatewaytimeout gatewaytimeoutuncategorized timeout',
      'tooLarge unsupported': 'invalidsessionunsupportedworkbook unsupportedworkbook',
      'unauthenticated forbidden claimsChallenge': 'conditionalaccesspolicyenforced',
      'forbidden claimsChallenge': 'insufficent_claims insufficient_claims',
      'unauthenticated claimsChallenge': 'interaction_required',
      'unavailable serverError': 'errorinternalservertransienterror errornotenoughmemory',
      'throttled unavailable': 'errorserverbusy serverbusy',
      'notFound resyncRequired': 'errorsyncfoldernotfound',
      'claimsChallenge': 'roleassignmentrequestacrsvalidationfailed',
      'serverError unavailable': 'server_error',
    };
/** The condition that a status alone stands for. */
export const statusConditions: Readonly<Record<number, GraphErrorCondition>> = {
      400: 'invalidRequest',
      401: 'unauthenticated',
      403: 'forbidden',
      404: 'notFound',
      405: 'unsupported',
      406: 'unsupported',
      408: 'timeout',
      409: 'conflict',
      410: 'gone',
      411: 'invalidRequest',
      412: 'preconditionFailed',
      413: 'tooLarge',
      415: 'unsupported',
      416: 'invalidRequest',
      422: 'invalidRequest',
      423: 'locked',
      429: 'throttled',
      500: 'serverError',
      501: 'unsupported',
      502: 'unavailable',
      503: 'unavailable',
      504: 'timeout',
      507: 'quotaExceeded',
      509: 'throttled',
    };
/** What a failure means, across services, codes and statuses. */
export type GraphErrorCondition = (typeof GraphErrorCondition)[keyof typeof GraphErrorCondition];
