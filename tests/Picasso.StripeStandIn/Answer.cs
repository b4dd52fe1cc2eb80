using System.Text.Json.Nodes;

namespace Picasso.StripeStandIn;

/// <summary>An answer of the API.</summary>
internal sealed record Answer(int Status, JsonNode Body)
{
    /// <summary>The object, as it is now.</summary>
    public static Answer Ok(JsonNode body) => new(200, body.DeepClone());

    /// <summary>An error in the provider's form.</summary>
    public static Answer Refused(string code, string message, string? param = null, string type = "invalid_request_error", int status = 400) =>
        new(status, new JsonObject
        {
            ["error"] = new JsonObject { ["type"] = type, ["code"] = code, ["message"] = message, ["param"] = param },
        });

    /// <summary>A card that was declined, with the payment intent that it left behind.</summary>
    public static Answer Declined(JsonObject intent)
    {
        var error = Shapes.CardDeclined();
        error["payment_intent"] = intent.DeepClone();
        return new Answer(402, new JsonObject { ["error"] = error });
    }

    public static Answer Missing(string what, string id, string param = "id") =>
        Refused("resource_missing", $"No such {what}: '{id}'", param, status: param == "id" ? 404 : 400);
}
