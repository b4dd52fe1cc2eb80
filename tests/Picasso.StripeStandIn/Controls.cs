using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Picasso.StripeStandIn;

/// <summary>The same controls over HTTP, for runs in which the stand-in is a process of its own.</summary>
internal static class Controls
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public static void Map(IEndpointRouteBuilder routes, StandIn standIn)
    {
        var controls = routes.MapGroup("/stand-in");
        controls.MapGet("/books", () => Results.Text(standIn.ReadBooks().ToJsonString(), "application/json"));
        controls.MapGet("/faults", () => Results.Json(standIn.Faults, s_json));
        controls.MapPost("/faults", async (HttpRequest request) =>
        {
            var wish = await JsonNode.ParseAsync(request.Body);
            foreach (var property in typeof(StandInFaults).GetProperties().Where(property => property.CanWrite))
            {
                if (wish![JsonNamingPolicy.CamelCase.ConvertName(property.Name)] is { } value)
                    property.SetValue(standIn.Faults, value.Deserialize(property.PropertyType, s_json));
            }
        });
        controls.MapPost("/answer", (string key, bool approve) => standIn.AnswerBank(key, approve));
        controls.MapPost("/dispute", (string key) => standIn.Dispute(key));
        controls.MapPost("/close-dispute", (string id, bool won) => standIn.CloseDispute(id, won));
        controls.MapPost("/onboard", (string account) => standIn.Onboard(account));
        controls.MapPost("/webhooks", (string address) => standIn.SendWebhooksTo(new Uri(address)));
    }
}
