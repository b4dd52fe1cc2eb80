using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Stripe;

namespace Picasso.Payments.Providers.Stripe;

/// <summary>
/// Endpoint of Stripe's webhooks. It processes only a body with a recent signature by the configured secret over its exact bytes. Answers: 200
/// accepted (also repeats and events that are not handled), 400 forged or old, 413 too long, 503 retry later.
/// </summary>
internal static class StripeWebhooks
{
    public const string Path = "/webhooks/stripe";

    private const int MaxBytes = 256 * 1024;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(Path, ReceiveAsync).AllowAnonymous();

    private static async Task<IResult> ReceiveAsync(
        HttpContext context, StripeEventProcessor processor, IOptions<StripeOptions> options, TimeProvider clock, ILogger<StripeEventProcessor> logger)
    {
        if (await ReadAsync(context.Request) is not { } body)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (Verify(body, context.Request.Headers["Stripe-Signature"].ToString(), options.Value, clock) is not { } received)
        {
            logger.LogWarning("A webhook was rejected: its signature is missing, invalid or too old");
            return Results.BadRequest();
        }

        try
        {
            await processor.ProcessAsync(received, context.RequestAborted);
            return Results.Ok();
        }
        catch (Exception fault) when (!context.RequestAborted.IsCancellationRequested)
        {
            logger.LogError(fault, "Event {EventId} of type {Type} could not be processed; Stripe sends it again", received.Id, received.Type);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    // The signature covers bytes: the body must not be parsed and serialized before the check.
    private static async Task<string?> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > MaxBytes)
            return null;
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            if (body.Length + read > MaxBytes)
                return null;
            body.Write(buffer, 0, read);
        }

        return Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
    }

    // The library compares signatures in constant time. Objects of another API version are acceptable: only the ids are used, and the objects are
    // requested.
    private static Event? Verify(string body, string signature, StripeOptions options, TimeProvider clock)
    {
        // The library throws by the kind of the flaw; only text in the form of a signature is passed to it.
        if (!StripeSignature.IsWellFormed(signature))
            return null;
        try
        {
            return EventUtility.ConstructEvent(
                body, signature, options.WebhookSecret, (long)options.WebhookTolerance.TotalSeconds,
                clock.GetUtcNow().ToUnixTimeSeconds(), throwOnApiVersionMismatch: false);
        }
        catch (Exception fault)
            when (fault is StripeException or Newtonsoft.Json.JsonException or System.Text.Json.JsonException or ArgumentException)
        {
            return null;
        }
    }
}
