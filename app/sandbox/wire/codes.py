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
NOT_FOUND = "1012"
NO_IDENTIFIER = "1015"
EMAIL_TAKEN = "1016"
CUSTOM_FIELD_INVALID = "1017"
MOBILE_TAKEN = "1032"
EXTERNAL_ID_TAKEN = "1033"
DATE_REFUSED = "1034"
EMAIL_REQUIRED = "1039"
NOT_PERMITTED = "1044"
MOBILE_OR_EMAIL_REQUIRED = "1045"
NO_WAY_BACK = "1046"
BATCH_LIMIT = "1060"
MERGED = "91009"

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
    "1032": "A customer already exists with the same mobile number",
    "1033": "A customer already exists with the same external id",
    "1034": "Registration date is not within the accepted past or future date limit.",
    "1038": "Unable to register with external id",
    "1039": "Email id is required",
    "1042": "Invalid mobile no/email id/external id",
    "1043": "Customer’s external id is required",
    "1044": "You do not have sufficient permission to view the customer details",
    "1045": "Either mobile number or email id is required",
    "1046": "Loyalty customer cannot be converted to a non-loyalty customer",
    "1047": "Customer’s mobile number is required to convert to loyalty customer",
    "1048": "Customer’s email id is required to convert to loyalty customer",
    "1049": "Customer’s external id is required to convert to loyalty customer",
    "1060": "Batch limit exceeded",
    "91009": "The customer is merged; the surviving customer is returned",
}

REGISTERED = "Customer Registration Successful"
UPDATED = "Customer updated successfully."
RETRIEVED = "Customer successfully retrieved"
ERASED = "The customer is deleted after a PII delete request"


def body_message(code: str) -> str:
    """The words for a body code; an unlisted one has none."""
    return BODY_MESSAGES.get(code, "")


def item_message(code: str) -> str:
    """The contract's words for an item code; an unlisted one has none."""
    return ITEM_MESSAGES.get(code, "")
