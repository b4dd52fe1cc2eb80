using System.Text.Json.Nodes;

namespace Picasso.StripeStandIn;

/// <summary>New objects in the shapes that the provider documents, with what its client library and we read.</summary>
internal static class Shapes
{
    /// <summary>The version of the API whose shapes these are.</summary>
    public const string ApiVersion = "2026-10-28.endive";

    public static JsonObject Intent(string id, long now, long amount, string currency, JsonObject metadata, string? method) => new()
    {
        ["id"] = id, ["object"] = "payment_intent", ["amount"] = amount, ["amount_capturable"] = 0L, ["amount_received"] = 0L,
        ["canceled_at"] = null, ["cancellation_reason"] = null, ["capture_method"] = "automatic",
        ["client_secret"] = $"{id}_secret_{Convert.ToHexStringLower(Guid.NewGuid().ToByteArray())}", ["confirmation_method"] = "automatic",
        ["created"] = now, ["currency"] = currency, ["customer"] = null, ["description"] = null, ["last_payment_error"] = null,
        ["latest_charge"] = null, ["livemode"] = false, ["metadata"] = metadata, ["next_action"] = null, ["payment_method"] = method,
        ["payment_method_types"] = new JsonArray("card"), ["processing"] = null, ["receipt_email"] = null,
        ["status"] = "requires_payment_method", ["transfer_group"] = null,
    };

    public static JsonObject Charge(string id, long now, JsonObject intent, long amount, string currency, string status) => new()
    {
        ["id"] = id, ["object"] = "charge", ["amount"] = amount, ["amount_captured"] = status == "succeeded" ? amount : 0L,
        ["amount_refunded"] = 0L, ["balance_transaction"] = null, ["captured"] = status == "succeeded", ["created"] = now,
        ["currency"] = currency, ["customer"] = null, ["description"] = null, ["disputed"] = false,
        ["failure_code"] = status == "failed" ? "card_declined" : null, ["failure_message"] = null, ["livemode"] = false,
        ["metadata"] = intent["metadata"]!.DeepClone(), ["paid"] = status == "succeeded",
        ["payment_intent"] = intent["id"]!.DeepClone(), ["payment_method"] = intent["payment_method"]?.DeepClone(),
        ["payment_method_details"] = new JsonObject
        {
            ["type"] = "card", ["card"] = new JsonObject
            {
                ["brand"] = "visa", ["last4"] = "4242", ["fingerprint"] = Cards.Fingerprint(intent["payment_method"]?.GetValue<string>() ?? ""),
            },
        },
        ["refunded"] = false, ["status"] = status, ["transfer_group"] = null,
    };

    public static JsonObject Refund(string id, long now, JsonObject charge, long amount, string status, JsonObject metadata) => new()
    {
        ["id"] = id, ["object"] = "refund", ["amount"] = amount, ["balance_transaction"] = null,
        ["charge"] = charge["id"]!.DeepClone(), ["created"] = now, ["currency"] = charge["currency"]!.DeepClone(),
        ["metadata"] = metadata, ["payment_intent"] = charge["payment_intent"]!.DeepClone(), ["reason"] = null,
        ["receipt_number"] = null, ["status"] = status, ["failure_reason"] = status == "failed" ? "expired_or_canceled_card" : null,
    };

    public static JsonObject Dispute(string id, long now, JsonObject charge) => new()
    {
        ["id"] = id, ["object"] = "dispute", ["amount"] = charge["amount"]!.DeepClone(), ["balance_transactions"] = new JsonArray(),
        ["charge"] = charge["id"]!.DeepClone(), ["created"] = now, ["currency"] = charge["currency"]!.DeepClone(),
        ["is_charge_refundable"] = false, ["livemode"] = false, ["metadata"] = new JsonObject(),
        ["payment_intent"] = charge["payment_intent"]!.DeepClone(), ["reason"] = "fraudulent", ["status"] = "needs_response",
    };

    public static JsonObject Account(string id, long now, JsonObject metadata) => new()
    {
        ["id"] = id, ["object"] = "account", ["business_type"] = null, ["charges_enabled"] = false,
        ["capabilities"] = new JsonObject { ["transfers"] = "inactive" }, ["country"] = "DE", ["created"] = now,
        ["default_currency"] = "eur", ["details_submitted"] = false, ["email"] = null, ["metadata"] = metadata,
        ["payouts_enabled"] = false, ["requirements"] = new JsonObject
        {
            ["currently_due"] = new JsonArray("external_account"), ["disabled_reason"] = "requirements.past_due",
        },
    };

    public static JsonObject Transfer(
        string id, long now, long amount, string currency, string destination, string? group, JsonObject metadata) => new()
    {
        ["id"] = id, ["object"] = "transfer", ["amount"] = amount, ["amount_reversed"] = 0L, ["balance_transaction"] = null,
        ["created"] = now, ["currency"] = currency, ["description"] = null, ["destination"] = destination, ["livemode"] = false,
        ["metadata"] = metadata, ["reversals"] = new JsonObject
        {
            ["object"] = "list", ["data"] = new JsonArray(), ["has_more"] = false, ["url"] = $"/v1/transfers/{id}/reversals",
        },
        ["reversed"] = false, ["source_transaction"] = null, ["source_type"] = "card", ["transfer_group"] = group,
    };

    public static JsonObject CardDeclined() => new()
    {
        ["type"] = "card_error", ["code"] = "card_declined", ["decline_code"] = "generic_decline", ["message"] = "Your card was declined.",
    };

    public static JsonObject AuthenticationFailed() => new()
    {
        ["type"] = "invalid_request_error", ["code"] = "payment_intent_authentication_failure",
        ["message"] = "The provided payment method has failed authentication.",
    };
}
