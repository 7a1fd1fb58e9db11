"""The Customer API's codes with the contract's own words. Owns the table; knows no rule.

Written down apart from the app's table of meanings on purpose: a server that shared it with its
client could not show that the client reads the contract wrongly.
"""

DONE = "1000"
INVALID_MOBILE = "1001"
INVALID_EMAIL = "1002"
INVALID_EXTERNAL_ID = "1003"
MOBILE_REQUIRED = "1006"
INVALID_IDENTIFIERS = "1007"
NOT_FOUND_BY_ID = "1011"
NOT_FOUND = "1012"
NOT_LOYALTY = "1013"
REGISTERED_ALREADY = "1014"
NO_IDENTIFIER = "1015"
EMAIL_TAKEN = "1016"
CUSTOM_FIELD_INVALID = "1017"
CUSTOM_FIELD_LOST = "1018"
NOT_WITH_EMAIL_ALONE = "1019"
NO_MEMBER = "1020"
NOT_UPDATED = "1024"
VERIFICATION_DIFFERS = "1025"
VERIFICATION_SHORT = "1026"
VERIFICATION_UNKNOWN = "1027"
NO_NOTES = "1028"
PREFERENCES_UNREAD = "1029"
PREFERENCES_FAILED = "1030"
NO_PREFERENCES = "1031"
MOBILE_TAKEN = "1032"
EXTERNAL_ID_TAKEN = "1033"
DATE_REFUSED = "1034"
SOME_PREFERENCES_FAILED = "1035"
SOME_NOTES_FAILED = "1036"
NOTES_FAILED = "1037"
EMAIL_REQUIRED = "1039"
CHANGE_REQUESTED = "1040"
CHANGE_FAILED = "1041"
NO_SUCH_IDENTIFIER = "1042"
EXTERNAL_ID_REQUIRED = "1043"
NOT_PERMITTED = "1044"
MOBILE_OR_EMAIL_REQUIRED = "1045"
NO_WAY_BACK = "1046"
MOBILE_TO_CONVERT = "1047"
EMAIL_TO_CONVERT = "1048"
EXTERNAL_ID_TO_CONVERT = "1049"
RECOMMENDED = "1050"
NO_RECOMMENDATIONS = "1051"
BATCH_LIMIT = "1060"
INVALID_CHANNEL = "1101"
INVALID_PRIORITY = "1102"
INVALID_SCOPE = "1103"
NOBODY_TO_SUBSCRIBE = "1104"
SEVERAL_SCOPES = "1105"
INVALID_SUBSCRIPTION = "1106"
INVALID_CAMPAIGN = "1107"
INVALID_OUTBOX = "1108"
SUBSCRIPTIONS_UNREAD = "1109"
SUBSCRIPTIONS_FAILED = "1110"
INVALID_TOKEN = "1202"  # noqa: S105  (a code)
CAMPAIGN_NOT_SET_UP = "1203"
NOT_ELIGIBLE = "1204"
NO_REFERRER = "1205"
REFERRAL_UNSUPPORTED = "1206"
REFERRALS_FAILED = "1222"
TICKET_DONE = "1300"
TICKET_SUBJECT_TAKEN = "1301"
TICKET_FAILED = "1302"
TICKET_SUBJECT_EMPTY = "1303"
MERGED = "91009"
NOTE_DONE = "200"

SUCCESSES = frozenset({DONE, NOTE_DONE, CHANGE_REQUESTED, RECOMMENDED, TICKET_DONE, MERGED})
"""Item codes of what was done."""
POINTS_FAILED = ("1010", *(str(code) for code in range(1086, 1100)))
PARTLY_DONE = frozenset({"1004", "1009", "1018", "1035", "1036", *POINTS_FAILED})
"""Item codes of what was done in its main part and failed in another."""

BODY_MESSAGES = {
    "200": "SUCCESS",
    "201": "Some requests have failed due to errors",
    "400": "Input is invalid, please check request parameters or input xml/json",
    "401": "Please check your username/password or authentication token",
    "403": "Access is forbidden",
    "404": "Incorrect resource",
    "405": "Incorrect HTTP method",
    "406": "Operation is not supported for the resource",
    "413": "Request is too large",
    "429": "Too many requests",
    "498": "Authentication token is invalid",
    "500": "All requests have failed due to errors",
    "503": "Service is temporarily unavailable",
}

ITEM_MESSAGES = {
    "1001": "Unable to register. Invalid mobile number",
    "1002": "Unable to register. Invalid email id",
    "1003": "Unable to register. Invalid external id",
    "1004": "Failed to populate store",
    "1005": "Unable to register with mobile number",
    "1006": "Mobile number is required",
    "1007": "Invalid Mobile Number/ External ID/ Email ID",
    "1008": "Unable to register with external id",
    "1009": "Unable to add registered customer to MLM",
    "1010": "Unable to update loyalty points of the customer",
    "1011": "Cannot find customer for provided identifier",
    "1012": "Cannot find customer for provided mobile/external-id/e-mail",
    "1013": "Customer not registered for Loyalty Program.",
    "1014": "Customer is registered already",
    "1015": "No identifier provided to get loyalty users",
    "1016": "Email provided already exists for some other user",
    "1017": "Provided Custom Field is invalid",
    "1018": "Unable to update custom field",
    "1019": "Mobile number or external id is required along with the email Id to register",
    "1020": "The customer is not registered for loyalty program",
    "1021": "Invalid validation code",
    "1023": "Unable to register customer to loyalty program",
    "1024": "Unable to update customer profile",
    "1025": "Mandatory fields are not matching for customer identity update",
    "1026": "Count of optional fields match is less than required",
    "1027": "Field name provided for verification is invalid",
    "1028": "No customer notes are available",
    "1029": "Unable to retrieve customer preferences",
    "1030": "Unable to update customer preferences",
    "1031": "No preferences set for this customer",
    "1032": "A customer already exists with the same mobile number",
    "1033": "A customer already exists with the same external id",
    "1034": "Registration date is not within the accepted past or future date limit.",
    "1035": "Some customer preferences could not be updated",
    "1036": "Unable to add/update one or more customer notes",
    "1037": "Unable to add/update customer notes",
    "1038": "Unable to register with external id",
    "1039": "Email id is required",
    "1040": "Customer Identity change request added successfully",
    "1041": "Customer id change request failed",
    "1042": "Invalid mobile no/email id/external id",
    "1043": "Customer’s external id is required",
    "1044": "You do not have sufficient permission to view the customer details",
    "1045": "Either mobile number or email id is required",
    "1046": "Loyalty customer cannot be converted to a non-loyalty customer",
    "1047": "Customer’s mobile number is required to convert to loyalty customer",
    "1048": "Customer’s email id is required to convert to loyalty customer",
    "1049": "Customer’s external id is required to convert to loyalty customer",
    "1050": "Customer recommendations fetched successfully",
    "1051": "Unable to fetch customer recommendations",
    "1060": "Batch limit exceeded",
    **dict.fromkeys(POINTS_FAILED[1:], "Points processing failed"),
    "1088": "Unable to issue points. Please report to capillary support",
    "1101": "Invalid channel type",
    "1102": "Invalid priority type",
    "1103": "Invalid scope",
    "1104": "Invalid identifier or no identifier passed",
    "1105": "Multiple scopes are not allowed",
    "1106": "Invalid subscription status passed",
    "1107": "Invalid campaign id passed",
    "1108": "Invalid outbox id passed",
    "1109": "Unable to fetch subscription details",
    "1110": "Unable to update subscription details",
    "1202": "Invalid campaign token",
    "1203": "Invalid campaign configured",
    "1204": "The customer may not be eligible for the referral program.",
    "1205": "Unable to find the referrer in the specific campaign",
    "1206": "Referral type is not supported",
    "1222": "Internal error occurred with the referral system",
    "1300": "Ticket added successfully",
    "1301": "A ticket already exists with the same subject",
    "1302": "Ticket registration failed",
    "1303": "Ticket subject should not be empty",
    "91009": "The customer is merged; the surviving customer is returned",
}

REGISTERED = "Customer Registration Successful"
UPDATED = "Customer updated successfully."
PROFILE_UPDATED = "User Successfully Updated."
OPERATION_DONE = "Operation Successful"
TICKETS_RETRIEVED = "Ticket retrieved successfully"
RETRIEVED = "Customer successfully retrieved"
COUPONS_RETRIEVED = "Issued coupons retrieved successfully"
TRANSACTIONS_RETRIEVED = "Customer transactions retrieved successfully"
REDEMPTIONS_RETRIEVED = "Customer redemptions retrieved successfully"
INTERACTIONS_RETRIEVED = "Customer interactions retrieved successfully"
PREFERENCES_RETRIEVED = "Customer preferences retrieved successfully."
PREFERENCES_UPDATED = "Customer preferences updated successfully."
SUBSCRIPTIONS_RETRIEVED = "Subscription retrieved successfully"
SUBSCRIPTIONS_UPDATED = "Subscription updated successfully."
REFERRALS_RETRIEVED = "Referral statistics retrieved successfully"
REFERRALS_INVITED = "Referrals are invited successfully"
ERASED = "The customer is deleted after a PII delete request"


def body_message(code: str) -> str:
    """The words for a body code; an unlisted one has none."""
    return BODY_MESSAGES.get(code, "")


def item_message(code: str) -> str:
    """The contract's words for an item code; an unlisted one has none."""
    return ITEM_MESSAGES.get(code, "")
