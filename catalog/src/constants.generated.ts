// Generated from catalog/data by `npm run generate`. Do not edit.
/** The caller lacks the permission needed for this operation. */
export const AccessDenied = 'accessDenied' as const;
/** The app or the user sent too much traffic and is being throttled. */
export const ActivityLimitReached = 'activityLimitReached' as const;
/** A backing service failed or refused: on-premises mailbox without federation, mailbox blocked by an application policy, or a subscription provider error. */
export const ExtensionError = 'extensionError' as const;
/** Unspecified failure on the service side. */
export const GeneralException = 'generalException' as const;
/** The byte range of the request is wrong or cannot be served. */
export const InvalidRange = 'invalidRange' as const;
/** Malformed request or wrong values in it. */
export const InvalidRequest = 'invalidRequest' as const;
/** The addressed item or resource does not exist. */
export const ItemNotFound = 'itemNotFound' as const;
/** The service found malware in the requested content. */
export const MalwareDetected = 'malwareDetected' as const;
/** An item with the requested name is already there. */
export const NameAlreadyExists = 'nameAlreadyExists' as const;
/** The system forbids this action (for example on a locked item). */
export const NotAllowed = 'notAllowed' as const;
/** The system does not support this request. */
export const NotSupported = 'notSupported' as const;
/** The user has no storage quota left. */
export const QuotaLimitReached = 'quotaLimitReached' as const;
/** The resource changed after the caller read it, typically an ETag mismatch. */
export const ResourceModified = 'resourceModified' as const;
/** The delta token can no longer be used and the sync state must be reset. */
export const ResyncRequired = 'resyncRequired' as const;
/** The service cannot answer now; retry later, honouring Retry-After when sent. */
export const ServiceNotAvailable = 'serviceNotAvailable' as const;
/** The delta sync state is gone or expired, so a full synchronisation is needed. */
export const SyncStateNotFound = 'syncStateNotFound' as const;
/** The caller did not authenticate. */
export const Unauthenticated = 'unauthenticated' as const;
/** Only the owner of the item may access it. */
export const AccessRestricted = 'accessRestricted' as const;
/** No consistent delta snapshot could be taken right now. */
export const CannotSnapshotTree = 'cannotSnapshotTree' as const;
/** The folder already holds the maximum number of children. */
export const ChildItemCountExceeded = 'childItemCountExceeded' as const;
/** The supplied ETag differs from the current one. */
export const EntityTagDoesNotMatch = 'entityTagDoesNotMatch' as const;
/** The total size declared for the fragment differs from the upload session. */
export const FragmentLengthMismatch = 'fragmentLengthMismatch' as const;
/** A fragment was uploaded in the wrong order. */
export const FragmentOutOfOrder = 'fragmentOutOfOrder' as const;
/** The fragment covers bytes that were already uploaded. */
export const FragmentOverlap = 'fragmentOverlap' as const;
/** The Accept type cannot be honoured. */
export const InvalidAcceptType = 'invalidAcceptType' as const;
/** A parameter has the wrong format. */
export const InvalidParameterFormat = 'invalidParameterFormat' as const;
/** The name holds characters that are not allowed. */
export const InvalidPath = 'invalidPath' as const;
/** A query option is not valid. */
export const InvalidQueryOption = 'invalidQueryOption' as const;
/** The start index is not valid. */
export const InvalidStartIndex = 'invalidStartIndex' as const;
/** The lock token is not the one that holds the lock. */
export const LockMismatch = 'lockMismatch' as const;
/** There is no live lock on the item. */
export const LockNotFoundOrAlreadyExpired = 'lockNotFoundOrAlreadyExpired' as const;
/** The lock owner id is not the expected one. */
export const LockOwnerMismatch = 'lockOwnerMismatch' as const;
/** The ETag header is not a quoted string. */
export const MalformedEntityTag = 'malformedEntityTag' as const;
/** The document count limit is reached. */
export const MaxDocumentCountExceeded = 'maxDocumentCountExceeded' as const;
/** The file is larger than allowed. */
export const MaxFileSizeExceeded = 'maxFileSizeExceeded' as const;
/** The folder count limit is reached. */
export const MaxFolderCountExceeded = 'maxFolderCountExceeded' as const;
/** The upload fragment is larger than allowed. */
export const MaxFragmentLengthExceeded = 'maxFragmentLengthExceeded' as const;
/** The item count limit is reached. */
export const MaxItemCountExceeded = 'maxItemCountExceeded' as const;
/** The query text is too long. */
export const MaxQueryLengthExceeded = 'maxQueryLengthExceeded' as const;
/** The content stream is larger than allowed. */
export const MaxStreamSizeExceeded = 'maxStreamSizeExceeded' as const;
/** A parameter is longer than allowed. */
export const ParameterIsTooLong = 'parameterIsTooLong' as const;
/** A parameter is below its minimum. */
export const ParameterIsTooSmall = 'parameterIsTooSmall' as const;
/** The path is longer than allowed. */
export const PathIsTooLong = 'pathIsTooLong' as const;
/** The folder nesting limit is reached. */
export const PathTooDeep = 'pathTooDeep' as const;
/** The property cannot be changed. */
export const PropertyNotUpdateable = 'propertyNotUpdateable' as const;
/** The call would need account provisioning, which is refused. */
export const ProvisioningNotAllowed = 'provisioningNotAllowed' as const;
/** The resource is still being created. */
export const ResourceBeingProvisioned = 'resourceBeingProvisioned' as const;
/** Resynchronise and let the server version win over local items. */
export const ResyncApplyDifferences = 'resyncApplyDifferences' as const;
/** Resynchronise, then upload what the listing of the service lacked. */
export const ResyncUploadDifferences = 'resyncUploadDifferences' as const;
/** Writes are refused for a while. */
export const ServiceReadOnly = 'serviceReadOnly' as const;
/** Too many requests were sent. */
export const ThrottledRequest = 'throttledRequest' as const;
/** More results were asked for than allowed. */
export const TooManyResultsRequested = 'tooManyResultsRequested' as const;
/** The query has too many terms. */
export const TooManyTermsInQuery = 'tooManyTermsInQuery' as const;
/** The operation would touch too many items. */
export const TotalAffectedItemCountExceeded = 'totalAffectedItemCountExceeded' as const;
/** Data would be truncated, which is refused. */
export const TruncationNotAllowed = 'truncationNotAllowed' as const;
/** The upload session failed. */
export const UploadSessionFailed = 'uploadSessionFailed' as const;
/** The upload session is not finished. */
export const UploadSessionIncomplete = 'uploadSessionIncomplete' as const;
/** The upload session does not exist any more. */
export const UploadSessionNotFound = 'uploadSessionNotFound' as const;
/** The document may carry a virus. */
export const VirusSuspicious = 'virusSuspicious' as const;
/** Zero or a negative number of results was requested. */
export const ZeroOrFewerResultsRequested = 'zeroOrFewerResultsRequested' as const;
/** The access token is past its lifetime. */
export const Authentication_ExpiredToken = 'Authentication_ExpiredToken' as const;
/** The access token is absent or unreadable. */
export const Authentication_MissingOrMalformed = 'Authentication_MissingOrMalformed' as const;
/** The token carries claims that are invalid or unsupported. */
export const Authentication_Unauthorized = 'Authentication_Unauthorized' as const;
/** Authentication failed in a way no other code covers. */
export const Authentication_Unknown = 'Authentication_Unknown' as const;
/** The token is not a bearer token. */
export const Authentication_UnsupportedTokenType = 'Authentication_UnsupportedTokenType' as const;
/** The principal of the token is disabled. */
export const Authorization_IdentityDisabled = 'Authorization_IdentityDisabled' as const;
/** The principal of the token is not in the directory. */
export const Authorization_IdentityNotFound = 'Authorization_IdentityNotFound' as const;
/** The tenant lives in another datacenter; use the returned endpoints. */
export const Directory_BindingRedirection = 'Directory_BindingRedirection' as const;
/** The list of nearer endpoints could not be built. */
export const Directory_BindingRedirectionInternalServerError = 'Directory_BindingRedirectionInternalServerError' as const;
/** Company data could not be loaded. */
export const Directory_CompanyNotFound = 'Directory_CompanyNotFound' as const;
/** The preferred replica is down; drop the replica session header. */
export const Directory_ReplicaUnavailable = 'Directory_ReplicaUnavailable' as const;
/** The required contract version header is missing. */
export const Headers_DataContractVersionMissing = 'Headers_DataContractVersionMissing' as const;
/** A request header is not supported. */
export const Headers_HeaderNotSupported = 'Headers_HeaderNotSupported' as const;
/** The contract version header has an unknown value. */
export const Headers_InvalidDataContractVersion = 'Headers_InvalidDataContractVersion' as const;
/** The API version is missing from the request. */
export const Request_DataContractVersionMissing = 'Request_DataContractVersionMissing' as const;
/** The API version in the request is unknown. */
export const Request_InvalidDataContractVersion = 'Request_InvalidDataContractVersion' as const;
/** The replica session key is not valid. */
export const Request_InvalidReplicaSessionKey = 'Request_InvalidReplicaSessionKey' as const;
/** The request URL is not valid. */
export const Request_InvalidRequestUrl = 'Request_InvalidRequestUrl' as const;
/** The requested media type is not supported. */
export const Request_MediaTypeNotSupported = 'Request_MediaTypeNotSupported' as const;
/** The tenant kept exceeding the limit and is blocked. */
export const Request_ThrottledPermanently = 'Request_ThrottledPermanently' as const;
/** The request rate is over the limit for now. */
export const Request_ThrottledTemporarily = 'Request_ThrottledTemporarily' as const;
/** The directory service failed unexpectedly. */
export const Service_InternalServerError = 'Service_InternalServerError' as const;
/** The directory service is down for now. */
export const Service_ServiceUnavailable = 'Service_ServiceUnavailable' as const;
/** The principal lacks the privileges for this request. */
export const Authorization_RequestDenied = 'Authorization_RequestDenied' as const;
/** An app role or scope must be disabled before it is changed or removed. */
export const CannotDeleteOrUpdateEnabledEntitlement = 'CannotDeleteOrUpdateEnabledEntitlement' as const;
/** Names the objects that hold the conflicting value. */
export const ConflictingObjects = 'ConflictingObjects' as const;
/** The credential lifetime breaks an app management policy. */
export const CredentialInvalidLifetimeAsPerAppPolicy = 'CredentialInvalidLifetimeAsPerAppPolicy' as const;
/** The credential type is forbidden by an app management policy. */
export const CredentialTypeNotAllowedAsPerAppPolicy = 'CredentialTypeNotAllowedAsPerAppPolicy' as const;
/** Concurrent writes clashed in the tenant; wait and repeat. */
export const Directory_ConcurrencyViolation = 'Directory_ConcurrencyViolation' as const;
/** The page token can no longer be used; restart the listing. */
export const Directory_ExpiredPageToken = 'Directory_ExpiredPageToken' as const;
/** The directory object was not found. */
export const Directory_ObjectNotFound = 'Directory_ObjectNotFound' as const;
/** The tenant, principal or object has used up its directory quota. */
export const Directory_QuotaExceeded = 'Directory_QuotaExceeded' as const;
/** The answer would hold too many results. */
export const Directory_ResultSizeLimitExceeded = 'Directory_ResultSizeLimitExceeded' as const;
/** $expand cannot be used on this property. */
export const ExpandNotSupported = 'ExpandNotSupported' as const;
/** An identifier or redirect host is not on a verified domain. */
export const HostNameNotOnVerifiedDomain = 'HostNameNotOnVerifiedDomain' as const;
/** Item insights are turned off for the user or tenant. */
export const ItemInsightsDisabled = 'ItemInsightsDisabled' as const;
/** The value lacks the prefix or suffix required by the naming policy. */
export const MissingPrefixSuffix = 'MissingPrefixSuffix' as const;
/** Another object already uses this unique property value. */
export const ObjectConflict = 'ObjectConflict' as const;
/** Another object already uses this property value. */
export const PropertyConflict = 'PropertyConflict' as const;
/** The directory refused the request because of an invalid value, missing property or unsupported argument. */
export const Request_BadRequest = 'Request_BadRequest' as const;
/** An object with this key value exists already. */
export const Request_MultipleObjectsWithSameKeyValue = 'Request_MultipleObjectsWithSameKeyValue' as const;
/** The addressed directory object, or one referenced by the body, does not exist. */
export const Request_ResourceNotFound = 'Request_ResourceNotFound' as const;
/** One or more property values break validation rules; see details. */
export const Request_UnprocessableEntity = 'Request_UnprocessableEntity' as const;
/** The directory cannot run this GET query. */
export const Request_UnsupportedQuery = 'Request_UnsupportedQuery' as const;
/** The education entity does not exist. */
export const Education_20241 = '20241' as const;
/** The resources folder has been set up before. */
export const FolderAlreadyExists = 'folderAlreadyExists' as const;
/** The points value is out of range for the grading type. */
export const InvalidGrading = 'invalidGrading' as const;
/** Other clients hold the workbook, for example with an edit lock. */
export const AccessConflict = 'accessConflict' as const;
/** Unclassified bad request to the workbook service. */
export const BadRequestUncategorized = 'badRequestUncategorized' as const;
/** Unclassified conflict with server state. */
export const ConflictUncategorized = 'conflictUncategorized' as const;
/** The edit session or workbook was not found. */
export const DeploymentInvalidEditSession = 'DeploymentInvalidEditSession' as const;
/** The user may not open this file in the workbook service. */
export const FileOpenUserUnauthorized = 'FileOpenUserUnauthorized' as const;
/** The operation clashes with a filtered range. */
export const FilteredRangeConflict = 'filteredRangeConflict' as const;
/** Unclassified refusal by the workbook service. */
export const ForbiddenUncategorized = 'forbiddenUncategorized' as const;
/** The workbook service ran out of time. */
export const GatewayTimeoutUncategorized = 'gatewayTimeoutUncategorized' as const;
/** The workbook cannot be opened. */
export const GenericFileOpenError = 'GenericFileOpenError' as const;
/** An insert or delete of cells causes a conflict. */
export const InsertDeleteConflict = 'insertDeleteConflict' as const;
/** The workbook session could not be created. */
export const InternalError = 'InternalError' as const;
/** Unclassified server failure; the session should be dropped too. */
export const InternalServerErrorUncategorized = 'internalServerErrorUncategorized' as const;
/** An argument is missing, wrong or badly formatted. */
export const InvalidArgument = 'invalidArgument' as const;
/** The reference cannot be used for this operation. */
export const InvalidReference = 'invalidReference' as const;
/** The workbook session is dead because other clients conflict with it. */
export const InvalidSessionAccessConflict = 'invalidSessionAccessConflict' as const;
/** The workbook session is dead because of an authentication problem. */
export const InvalidSessionAuthentication = 'invalidSessionAuthentication' as const;
/** The workbook session is dead because the workbook is gone. */
export const InvalidSessionNotFound = 'invalidSessionNotFound' as const;
/** The workbook session is gone but a new one may be created to go on. */
export const InvalidSessionReCreatable = 'invalidSessionReCreatable' as const;
/** The workbook session is dead because of service restrictions. */
export const InvalidSessionRestricted = 'invalidSessionRestricted' as const;
/** The workbook session is dead for an unknown reason. */
export const InvalidSessionUnexpected = 'invalidSessionUnexpected' as const;
/** The workbook session is dead because the workbook is too large or uses unsupported features. */
export const InvalidSessionUnsupportedWorkbook = 'invalidSessionUnsupportedWorkbook' as const;
/** A resource with this name or id is already there. */
export const ItemAlreadyExists = 'itemAlreadyExists' as const;
/** Unclassified disallowed method. */
export const MethodNotAllowedUncategorized = 'methodNotAllowedUncategorized' as const;
/** New cells would push data off the sheet. */
export const NonBlankCellOffSheet = 'nonBlankCellOffSheet' as const;
/** Unclassified missing resource. */
export const NotFoundUncategorized = 'notFoundUncategorized' as const;
/** Unclassified missing feature. */
export const NotImplementedUncategorized = 'notImplementedUncategorized' as const;
/** The request body is over the limit. */
export const PayloadTooLarge = 'payloadTooLarge' as const;
/** Unclassified oversize payload. */
export const PayloadTooLargeUncategorized = 'payloadTooLargeUncategorized' as const;
/** The range has too many cells; ask for a smaller one. */
export const RangeExceedsLimit = 'rangeExceedsLimit' as const;
/** The run was aborted, typically by a long calculation. */
export const RequestAborted = 'requestAborted' as const;
/** The request is over the size limit. */
export const RequestSizeExceeded = 'requestSizeExceeded' as const;
/** The workbook service is overloaded for now. */
export const ServiceUnavailableUncategorized = 'serviceUnavailableUncategorized' as const;
/** The call rate is over the workbook limit. */
export const TooManyRequestsUncategorized = 'tooManyRequestsUncategorized' as const;
/** A passing failure; retry after the cooldown. */
export const TransientFailure = 'transientFailure' as const;
/** Unclassified authentication problem. */
export const UnauthorizedUncategorized = 'unauthorizedUncategorized' as const;
/** This operation is not supported on the object. */
export const UnsupportedOperation = 'unsupportedOperation' as const;
/** The workbook is too large or uses unsupported features. */
export const UnsupportedWorkbook = 'unsupportedWorkbook' as const;
/** The account must be verified before sharing mails are sent. */
export const AccountVerificationRequired = 'accountVerificationRequired' as const;
/** The caller address is blocked by a tenant policy. */
export const BlockedIPAddress = 'blockedIPAddress' as const;
/** A conditional access policy stops the call. */
export const ConditionalAccessPolicyEnforced = 'conditionalAccessPolicyEnforced' as const;
/** The sender of the sharing mail has no mailbox. */
export const ExchangeInvalidUser = 'exchangeInvalidUser' as const;
/** Too many recipients for one sharing notification. */
export const ExchangeMaxRecipients = 'exchangeMaxRecipients' as const;
/** The mailbox used for sharing mails is full. */
export const ExchangeOutOfMailboxQuota = 'exchangeOutOfMailboxQuota' as const;
/** A human check must be solved before sharing mails are sent. */
export const HipCheckRequired = 'hipCheckRequired' as const;
/** The group id does not exist. */
export const InvalidGroupId = 'invalidGroupId' as const;
/** The backup policy is not in a state that allows activating or deactivating it. */
export const InvalidStateForActivation = 'invalidStateForActivation' as const;
/** None of the named recipients could be resolved. */
export const NoResolvedUsers = 'noResolvedUsers' as const;
/** The file is checked out by someone. */
export const ResourceCheckedOut = 'resourceCheckedOut' as const;
/** The file is locked, usually because it is open for editing. */
export const ResourceLocked = 'resourceLocked' as const;
/** Delta token refused: restart enumeration and take the server state, then push unknown local changes. */
export const ResyncChangesApplyDifferences = 'resyncChangesApplyDifferences' as const;
/** Delta token refused: restart enumeration, then upload what the listing lacked. */
export const ResyncChangesUploadDifferences = 'resyncChangesUploadDifferences' as const;
/** Tenant or site settings forbid this kind of external sharing. */
export const SharingDisabled = 'sharingDisabled' as const;
/** A file with the session name appeared while the upload was running. */
export const Upload_name_conflict = 'upload_name_conflict' as const;
/** A temporary failure between servers. */
export const BadGateway = 'badGateway' as const;
/** Generic code for a bad request. */
export const BadRequest = 'badRequest' as const;
/** The resource state clashes with the request. */
export const Conflict = 'conflict' as const;
/** Generic code for refused access. */
export const Forbidden = 'forbidden' as const;
/** An upstream server answered too late. */
export const GatewayTimeout = 'gatewayTimeout' as const;
/** Generic code for a server failure. */
export const InternalServerError = 'internalServerError' as const;
/** The HTTP method is not allowed here. */
export const MethodNotAllowed = 'methodNotAllowed' as const;
/** Generic code for a missing resource. */
export const NotFound = 'notFound' as const;
/** The feature does not exist. */
export const NotImplemented = 'notImplemented' as const;
/** A required field is missing. */
export const RequiredFieldMissing = 'requiredFieldMissing' as const;
/** A required field or parameter is missing. */
export const RequiredFieldOrParameterMissing = 'requiredFieldOrParameterMissing' as const;
/** The resource, mailbox or parent object could not be found. */
export const ResourceNotFound = 'resourceNotFound' as const;
/** The service is busy or down for now. */
export const ServiceUnavailable = 'serviceUnavailable' as const;
/** The app or user is throttled. */
export const TooManyRequests = 'tooManyRequests' as const;
/** Generic code for missing or refused authentication. */
export const Unauthorized = 'unauthorized' as const;
/** A backing service failed without a code that Graph could map; the message may hold JSON or be empty. */
export const UnknownError = 'UnknownError' as const;
/** The tenant lacks the Entra ID licence for privileged identity data. */
export const AadPremiumLicenseRequired = 'AadPremiumLicenseRequired' as const;
/** The token lacks the Graph permission that the endpoint wants. */
export const Authentication_MSGraphPermissionMissing = 'Authentication_MSGraphPermissionMissing' as const;
/** The tenant is B2C or lacks the premium licence for this data. */
export const Authentication_RequestFromNonPremiumTenantOrB2CTenant = 'Authentication_RequestFromNonPremiumTenantOrB2CTenant' as const;
/** Catch-all for authentication trouble such as missing licence or bad token. */
export const AuthenticationError = 'AuthenticationError' as const;
/** The access token is empty, unreadable, expired, badly signed or meant for another audience. */
export const InvalidAuthenticationToken = 'InvalidAuthenticationToken' as const;
/** The role setting values are not valid. */
export const InvalidRoleSetting = 'InvalidRoleSetting' as const;
/** A role request is still pending. */
export const PendingRoleAssignmentRequest = 'PendingRoleAssignmentRequest' as const;
/** The role request is past the point where it can be cancelled. */
export const RequestCannotBeCancelled = 'RequestCannotBeCancelled' as const;
/** The governed resource is locked for new assignments. */
export const ResourceIsLocked = 'ResourceIsLocked' as const;
/** The role assignment to change does not exist. */
export const RoleAssignmentDoesNotExist = 'RoleAssignmentDoesNotExist' as const;
/** The role assignment is already there. */
export const RoleAssignmentExists = 'RoleAssignmentExists' as const;
/** The role request does not exist. */
export const RoleAssignmentRequestNotFound = 'RoleAssignmentRequestNotFound' as const;
/** The role request breaks a policy rule (MFA, justification, expiry and so on). */
export const RoleAssignmentRequestPolicyValidationFailed = 'RoleAssignmentRequestPolicyValidationFailed' as const;
/** The role definition does not exist. */
export const RoleNotFound = 'RoleNotFound' as const;
/** The role setting does not exist. */
export const RoleSettingNotFound = 'RoleSettingNotFound' as const;
/** The subject of the role request does not exist. */
export const SubjectNotFound = 'SubjectNotFound' as const;
/** Unexpected failure of the OneNote service. */
export const OneNote_10001 = '10001' as const;
/** The OneNote service is down for now. */
export const OneNote_10002 = '10002' as const;
/** The user has too many active requests. */
export const OneNote_10003 = '10003' as const;
/** A password guards the section. */
export const OneNote_10004 = '10004' as const;
/** Too many image tags render a PDF. */
export const OneNote_10005 = '10005' as const;
/** The section is corrupt. */
export const OneNote_10006 = '10006' as const;
/** Server overload. */
export const OneNote_10007 = '10007' as const;
/** A document library holds over 5,000 OneNote items. */
export const OneNote_10008 = '10008' as const;
/** The library demands check-out before editing. */
export const OneNote_10012 = '10012' as const;
/** A document library is past 20,000 items, too many to index. */
export const OneNote_10013 = '10013' as const;
/** Key Vault overload. */
export const OneNote_10014 = '10014' as const;
/** SharePoint is down for now. */
export const OneNote_10015 = '10015' as const;
/** The library has too many unique permission scopes. */
export const OneNote_10016 = '10016' as const;
/** Bad request. */
export const OneNote_10017 = '10017' as const;
/** Undetermined failure. */
export const OneNote_19999 = '19999' as const;
/** The Presentation part is missing. */
export const OneNote_20001 = '20001' as const;
/** There is more than one Presentation part. */
export const OneNote_20002 = '20002' as const;
/** The Presentation part is neither HTML nor XHTML. */
export const OneNote_20003 = '20003' as const;
/** An image has both src and data-render-src; src is ignored. */
export const OneNote_20004 = '20004' as const;
/** URI over the length limit. */
export const OneNote_20005 = '20005' as const;
/** An image has no source and is ignored. */
export const OneNote_20006 = '20006' as const;
/** The created date has an unknown format. */
export const OneNote_20007 = '20007' as const;
/** Request over the size limit. */
export const OneNote_20008 = '20008' as const;
/** Two parts share a name. */
export const OneNote_20009 = '20009' as const;
/** Content-Disposition is missing for this content type. */
export const OneNote_20010 = '20010' as const;
/** The multipart payload is malformed. */
export const OneNote_20011 = '20011' as const;
/** A part has no content type. */
export const OneNote_20012 = '20012' as const;
/** A part has neither content type nor disposition. */
export const OneNote_20013 = '20013' as const;
/** A part is over 25 MB. */
export const OneNote_20014 = '20014' as const;
/** There are too many parts. */
export const OneNote_20015 = '20015' as const;
/** The multipart message is too large. */
export const OneNote_20016 = '20016' as const;
/** The mail MIME is malformed. */
export const OneNote_20017 = '20017' as const;
/** The meeting MIME or calendar data is malformed. */
export const OneNote_20018 = '20018' as const;
/** No calendar data was found. */
export const OneNote_20019 = '20019' as const;
/** The JSON body is malformed. */
export const OneNote_20020 = '20020' as const;
/** The request syntax is wrong. */
export const OneNote_20100 = '20100' as const;
/** The requested property does not exist. */
export const OneNote_20101 = '20101' as const;
/** The requested resource does not exist. */
export const OneNote_20102 = '20102' as const;
/** $expand is not supported here. */
export const OneNote_20103 = '20103' as const;
/** pagelevel is only valid for section pages or one page. */
export const OneNote_20104 = '20104' as const;
/** A query operator is not supported. */
export const OneNote_20106 = '20106' as const;
/** OData query parameters are not supported here. */
export const OneNote_20108 = '20108' as const;
/** The PATCH payload is built wrongly. */
export const OneNote_20109 = '20109' as const;
/** A page with data parts must be sent as multipart. */
export const OneNote_20110 = '20110' as const;
/** An OData feature is not supported. */
export const OneNote_20111 = '20111' as const;
/** The id of the target entity is not valid. */
export const OneNote_20112 = '20112' as const;
/** The resource was deleted. */
export const OneNote_20113 = '20113' as const;
/** The name has forbidden characters. */
export const OneNote_20115 = '20115' as const;
/** An item with this name exists there. */
export const OneNote_20117 = '20117' as const;
/** An attachment name is not a valid file name; it was replaced. */
export const OneNote_20119 = '20119' as const;
/** The PATCH target was not found. */
export const OneNote_20120 = '20120' as const;
/** A PATCH argument is not valid. */
export const OneNote_20121 = '20121' as const;
/** The PATCH action is not supported. */
export const OneNote_20122 = '20122' as const;
/** The page cannot be changed by PATCH. */
export const OneNote_20123 = '20123' as const;
/** The multipart PATCH lacks its commands part. */
export const OneNote_20124 = '20124' as const;
/** The PATCH has no actions. */
export const OneNote_20125 = '20125' as const;
/** The body is bad JSON or has fields that are not allowed. */
export const OneNote_20126 = '20126' as const;
/** A property name is unknown. */
export const OneNote_20127 = '20127' as const;
/** The OData text cannot be parsed. */
export const OneNote_20128 = '20128' as const;
/** The top value is too high. */
export const OneNote_20129 = '20129' as const;
/** The URI points to a missing resource. */
export const OneNote_20130 = '20130' as const;
/** The Content-Type value is not valid. */
export const OneNote_20131 = '20131' as const;
/** The content is invalid or empty. */
export const OneNote_20132 = '20132' as const;
/** The PATCH target kind is not supported. */
export const OneNote_20133 = '20133' as const;
/** The PATCH target element is not valid. */
export const OneNote_20134 = '20134' as const;
/** The entity type cannot be patched. */
export const OneNote_20135 = '20135' as const;
/** A data-render attribute is missing or invalid. */
export const OneNote_20136 = '20136' as const;
/** This page kind cannot be patched. */
export const OneNote_20137 = '20137' as const;
/** The target element cannot take the append action. */
export const OneNote_20138 = '20138' as const;
/** A data-tag value is not valid. */
export const OneNote_20139 = '20139' as const;
/** A data-tag status is not valid. */
export const OneNote_20140 = '20140' as const;
/** The target cannot take this action. */
export const OneNote_20141 = '20141' as const;
/** The expand expression crosses parent and child in an unsupported way. */
export const OneNote_20142 = '20142' as const;
/** The OData query is not valid. */
export const OneNote_20143 = '20143' as const;
/** $expand on a plain property. */
export const OneNote_20144 = '20144' as const;
/** select or expand names an invalid term. */
export const OneNote_20145 = '20145' as const;
/** Absolute position is used but not enabled on the body. */
export const OneNote_20146 = '20146' as const;
/** Absolute position is used on a nested element. */
export const OneNote_20147 = '20147' as const;
/** Absolute position is used on an unsupported element. */
export const OneNote_20148 = '20148' as const;
/** The target element was not found. */
export const OneNote_20149 = '20149' as const;
/** This authentication type needs the me path. */
export const OneNote_20150 = '20150' as const;
/** This authentication type needs the section pages endpoint. */
export const OneNote_20151 = '20151' as const;
/** The entity name is empty. */
export const OneNote_20152 = '20152' as const;
/** The entity name has forbidden characters. */
export const OneNote_20153 = '20153' as const;
/** The entity name starts with a space. */
export const OneNote_20154 = '20154' as const;
/** Entity name over the length limit. */
export const OneNote_20155 = '20155' as const;
/** The destination id does not exist. */
export const OneNote_20156 = '20156' as const;
/** The destination id is not valid. */
export const OneNote_20157 = '20157' as const;
/** Site metadata could not be read from the URL. */
export const OneNote_20158 = '20158' as const;
/** The group was not found. */
export const OneNote_20160 = '20160' as const;
/** The context has no valid user id. */
export const OneNote_20161 = '20161' as const;
/** The app sent too many requests for this user. */
export const OneNote_20166 = '20166' as const;
/** The video source is not supported. */
export const OneNote_20168 = '20168' as const;
/** A section cannot be synchronised, for example a notebook folder uploaded by hand. */
export const OneNote_20258 = '20258' as const;
/** Too many sections for one request; ask per section. */
export const OneNote_20266 = '20266' as const;
/** The OneDrive quota of the account is used up. */
export const OneNote_30101 = '30101' as const;
/** The section is full. */
export const OneNote_30102 = '30102' as const;
/** The request costs too much or too many run on the same site. */
export const OneNote_30103 = '30103' as const;
/** The account is suspended. */
export const OneNote_30104 = '30104' as const;
/** The personal site is missing and is being created now. */
export const OneNote_30105 = '30105' as const;
/** The personal site is being created. */
export const OneNote_30106 = '30106' as const;
/** The personal site could not be reached (missing, being created, no licence or network). */
export const OneNote_30108 = '30108' as const;
/** Some users do not exist. */
export const OneNote_30109 = '30109' as const;
/** Student information services are not registered for the tenant. */
export const OneNote_30110 = '30110' as const;
/** Student information services failed. */
export const OneNote_30111 = '30111' as const;
/** Several users share a user name. */
export const OneNote_30112 = '30112' as const;
/** The notebook does not take invites. */
export const OneNote_30113 = '30113' as const;
/** A required parameter is missing. */
export const OneNote_30114 = '30114' as const;
/** There is no valid token. */
export const OneNote_40001 = '40001' as const;
/** No write permission for the target. */
export const OneNote_40002 = '40002' as const;
/** No permission for the resource. */
export const OneNote_40003 = '40003' as const;
/** The token lacks the needed scopes. */
export const OneNote_40004 = '40004' as const;
/** The token lacks the edit scope. */
export const OneNote_40006 = '40006' as const;
/** The user may not access the resource. */
export const OneNote_40007 = '40007' as const;
/** Access to the resource is forbidden. */
export const OneNote_40008 = '40008' as const;
/** The container is in use by another resource. */
export const OneNote_40009 = '40009' as const;
/** The app is over a per-mailbox limit. */
export const ApplicationThrottled = 'ApplicationThrottled' as const;
/** Mailbox access is refused, by permission or by an application access policy. */
export const ErrorAccessDenied = 'ErrorAccessDenied' as const;
/** The file is too small for an upload session. */
export const ErrorAttachmentSizeShouldNotBeLessThanMinimumSize = 'ErrorAttachmentSizeShouldNotBeLessThanMinimumSize' as const;
/** An attachment cannot be opened. */
export const ErrorCannotOpenFileAttachment = 'ErrorCannotOpenFileAttachment' as const;
/** The stored item is corrupt. */
export const ErrorCorruptData = 'ErrorCorruptData' as const;
/** The search returned too many entries. */
export const ErrorExceededFindCountLimit = 'ErrorExceededFindCountLimit' as const;
/** The account has sent as many messages or reached as many recipients as it may in a day, or must be verified first. */
export const ErrorExceededMessageLimit = 'ErrorExceededMessageLimit' as const;
/** A folder with this name is already there. */
export const ErrorFolderExists = 'ErrorFolderExists' as const;
/** The mail folder does not exist. */
export const ErrorFolderNotFound = 'ErrorFolderNotFound' as const;
/** The mailbox server failed. */
export const ErrorInternalServerError = 'ErrorInternalServerError' as const;
/** A passing failure of the mailbox server. */
export const ErrorInternalServerTransientError = 'ErrorInternalServerTransientError' as const;
/** The item id is not a valid id. */
export const ErrorInvalidIdMalformed = 'ErrorInvalidIdMalformed' as const;
/** That photo size is not offered. */
export const ErrorInvalidImageId = 'ErrorInvalidImageId' as const;
/** No recipient, or one that cannot be resolved. */
export const ErrorInvalidRecipients = 'ErrorInvalidRecipients' as const;
/** The mailbox request is not valid. */
export const ErrorInvalidRequest = 'ErrorInvalidRequest' as const;
/** Working hours end before they start. */
export const ErrorInvalidTimeSettings = 'ErrorInvalidTimeSettings' as const;
/** The filter uses something the mailbox cannot evaluate. */
export const ErrorInvalidUrlQueryFilter = 'ErrorInvalidUrlQueryFilter' as const;
/** The addressed mailbox user is not valid. */
export const ErrorInvalidUser = 'ErrorInvalidUser' as const;
/** The item changed meanwhile; read it again before writing. */
export const ErrorIrresolvableConflict = 'ErrorIrresolvableConflict' as const;
/** The mail, event or other mailbox item does not exist. */
export const ErrorItemNotFound = 'ErrorItemNotFound' as const;
/** The mailbox is being moved. */
export const ErrorMailboxMoveInProgress = 'ErrorMailboxMoveInProgress' as const;
/** The mailbox database is offline for now. */
export const ErrorMailboxStoreUnavailable = 'ErrorMailboxStoreUnavailable' as const;
/** The message is larger than allowed. */
export const ErrorMessageSizeExceeded = 'ErrorMessageSizeExceeded' as const;
/** The MIME body is not valid base64. */
export const ErrorMimeContentInvalidBase64String = 'ErrorMimeContentInvalidBase64String' as const;
/** The account has no mailbox for the distinguished folder. */
export const ErrorMissingEmailAddress = 'ErrorMissingEmailAddress' as const;
/** The item could not be moved or copied. */
export const ErrorMoveCopyFailed = 'ErrorMoveCopyFailed' as const;
/** No mailbox belongs to this address (yet). */
export const ErrorNonExistentMailbox = 'ErrorNonExistentMailbox' as const;
/** The changed occurrence overlaps its neighbour. */
export const ErrorOccurrenceCrossingBoundary = 'ErrorOccurrenceCrossingBoundary' as const;
/** The filter expression cannot be parsed. */
export const ErrorParsingFilterQuery_ParseUri = 'ErrorParsingFilterQuery-ParseUri' as const;
/** The mailbox is full. */
export const ErrorQuotaExceeded = 'ErrorQuotaExceeded' as const;
/** The user may not send on behalf of that account. */
export const ErrorSendAsDenied = 'ErrorSendAsDenied' as const;
/** The mailbox server does not serve this caller for now, mostly because it asked too much. */
export const ErrorServerBusy = 'ErrorServerBusy' as const;
/** The folder to synchronise is gone. */
export const ErrorSyncFolderNotFound = 'ErrorSyncFolderNotFound' as const;
/** There is no photo. */
export const ImageNotFound = 'ImageNotFound' as const;
/** The filter and sort combination is too complex. */
export const InefficientFilter = 'InefficientFilter' as const;
/** A value is not one of the allowed ones. */
export const InvalidArguments = 'InvalidArguments' as const;
/** The time zone is unknown. */
export const InvalidTimeZone = 'InvalidTimeZone' as const;
/** There is no cloud mailbox that the API can reach. */
export const MailboxNotEnabledForRESTAPI = 'MailboxNotEnabledForRESTAPI' as const;
/** This kind of mailbox is not served by the API. */
export const MailboxNotSupportedForRESTAPI = 'MailboxNotSupportedForRESTAPI' as const;
/** A value in the body has the wrong type. */
export const RequestBodyRead = 'RequestBodyRead' as const;
/** The To Do or mail broker cannot parse the URL. */
export const RequestBroker__ParseUri = 'RequestBroker--ParseUri' as const;
/** $search cannot be used on events. */
export const SearchEvents = 'SearchEvents' as const;
/** The mailbox server is busy. */
export const ServerBusy = 'ServerBusy' as const;
/** The delta sync state cannot be read. */
export const SyncStateInvalid = 'SyncStateInvalid' as const;
/** A subscription for this combination exists already. */
export const ObjectIdentifierInUse = 'ObjectIdentifierInUse' as const;
/** Listing subscriptions was not supported for this version. */
export const QueryNotSupported = 'QueryNotSupported' as const;
/** The notification endpoint did not answer the validation request properly. */
export const ValidationError = 'ValidationError' as const;
/** The bot or app lacks tenant permission for the calling API. */
export const Teams_7504 = '7504' as const;
/** The container, such as a group, holds the most plans it may. */
export const MaximumProjectsOwnedByUser = 'MaximumProjectsOwnedByUser' as const;
/** Too many plans are shared with the user. */
export const MaximumProjectsSharedWithUser = 'MaximumProjectsSharedWithUser' as const;
/** The user has created the most tasks allowed. */
export const MaximumTasksCreatedByUser = 'MaximumTasksCreatedByUser' as const;
/** Too many tasks are assigned to the user. */
export const MaximumTasksAssignedToUser = 'MaximumTasksAssignedToUser' as const;
/** The plan holds the most tasks it may. */
export const MaximumTasksInProject = 'MaximumTasksInProject' as const;
/** Too many tasks of the plan are not done. */
export const MaximumActiveTasksInProject = 'MaximumActiveTasksInProject' as const;
/** The plan holds the most buckets it may. */
export const MaximumBucketsInProject = 'MaximumBucketsInProject' as const;
/** The plan is shared with the most users allowed (sharedWith). */
export const MaximumUsersSharedWithProject = 'MaximumUsersSharedWithProject' as const;
/** The task has too many references. */
export const MaximumReferencesOnTask = 'MaximumReferencesOnTask' as const;
/** The checklist of the task is too long. */
export const MaximumChecklistItemsOnTask = 'MaximumChecklistItemsOnTask' as const;
/** The task has too many assignees. */
export const MaximumAssigneesInTasks = 'MaximumAssigneesInTasks' as const;
/** The group has its plan already and may hold no other. */
export const MaximumPlannerPlans = 'MaximumPlannerPlans' as const;
/** The user has marked the most plans allowed as favourites. */
export const MaximumFavoritePlansForUser = 'MaximumFavoritePlansForUser' as const;
/** The list of recent plans of the user is full. */
export const MaximumRecentPlansForUser = 'MaximumRecentPlansForUser' as const;
/** The plan has too many contexts. */
export const MaximumContextsOnPlan = 'MaximumContextsOnPlan' as const;
/** The activation needs a token with an authentication context (acrs). */
export const RoleAssignmentRequestAcrsValidationFailed = 'RoleAssignmentRequestAcrsValidationFailed' as const;
/** The operation did not find the team. */
export const TeamUnavailable = 'TeamUnavailable' as const;
/** The id belongs to another mailbox than the one addressed (shared mailbox, wrong user). */
export const ErrorInvalidMailboxItemId = 'ErrorInvalidMailboxItemId' as const;
/** The mailbox cannot evaluate the query options, for example $filter of a delta query. */
export const ErrorInvalidUrlQuery = 'ErrorInvalidUrlQuery' as const;
/** Sending is blocked for the mailbox; its owner must verify the account. */
export const ErrorMessageSubmissionBlocked = 'ErrorMessageSubmissionBlocked' as const;
/** The conversion to PDF failed inside the Office service. */
export const OfficeConversion_ConverterInternal = 'OfficeConversion_ConverterInternal' as const;
/** Too many connections or objects are open in the mailbox. */
export const ErrorTooManyObjectsOpened = 'ErrorTooManyObjectsOpened' as const;
/** The mailbox is being moved or failed over, and its new place is not known yet. */
export const MailboxInfoStale = 'MailboxInfoStale' as const;
/** The mailbox works on too many requests at the same time. */
export const CommandConcurrencyLimitReached = 'CommandConcurrencyLimitReached' as const;
/** The item or folder cannot be deleted, for example a folder that Outlook needs. */
export const ErrorCannotDeleteObject = 'ErrorCannotDeleteObject' as const;
/** The time span is wrong, for example its end lies before its start. */
export const ErrorInvalidTimeInterval = 'ErrorInvalidTimeInterval' as const;
/** A property of the item has a value that is not allowed. */
export const ErrorPropertyValidationFailure = 'ErrorPropertyValidationFailure' as const;
/** The content of the item is damaged and cannot be converted. */
export const ErrorContentConversionFailed = 'ErrorContentConversionFailed' as const;
/** The service has switched off this kind of request for the mailbox for now. */
export const ErrorApiQuarantined = 'ErrorApiQuarantined' as const;
