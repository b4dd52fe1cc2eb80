using Microsoft.AspNetCore.Http;

namespace Picasso.StripeStandIn;

/// <summary>Authenticates calls of the API, repeats answers by idempotency key, and injects the faults that were set.</summary>
internal sealed class ApiFrontEnd(Books books, Api api, StandInFaults faults)
{
    private readonly IdempotentCalls _calls = new();

    public async Task ServeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (context.Request.Headers.Authorization != $"Bearer {StandIn.SecretKey}")
        {
            await WriteAsync(context, Answer.Refused("api_key_invalid", "Invalid API Key provided.", status: 401));
            return;
        }

        if (faults.IsDown)
        {
            faults.Refuse();
            await WriteAsync(context, Answer.Refused("api_error", "An outage.", type: "api_error", status: 503));
            return;
        }

        var concerned = faults.Concerns(path);
        if (concerned)
            await Task.Delay(faults.Some(faults.DelayMax), TimeProvider.System, context.RequestAborted);
        if (concerned && faults.LosesCall())
        {
            context.Abort();
            return;
        }

        await AnswerAsync(context, path, concerned);
    }

    private async Task AnswerAsync(HttpContext context, string path, bool concerned)
    {
        var wish = await Wish.ReadAsync(context.Request);
        var forgets = faults.ForgetsKeys || faults.ForgetsKeysOnly || (faults.ForgetsTransfers && path == "/v1/transfers");
        var key = HttpMethods.IsPost(context.Request.Method) && !forgets ? context.Request.Headers["Idempotency-Key"].ToString() : "";
        Answer answer;
        bool replayed;
        lock (books.Lock)
            (answer, replayed) = _calls.Once(key.Length > 0 ? key : null, path, wish, () => api.Do(context.Request.Method, path, wish));
        if (faults.AfterWork is { } afterwards)
            await afterwards(path);
        var isTransfer = HttpMethods.IsPost(context.Request.Method) && path == "/v1/transfers";
        if ((concerned && faults.LosesAnswer()) || (isTransfer && faults.LosesTransferAnswer()))
        {
            context.Abort();
            return;
        }

        if (replayed)
            context.Response.Headers["Idempotent-Replayed"] = "true";
        await WriteAsync(context, answer);
    }

    private static Task WriteAsync(HttpContext context, Answer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.Headers["Request-Id"] = context.TraceIdentifier;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(answer.Body.ToJsonString(), context.RequestAborted);
    }
}
