using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Picasso.Contracts.Messages;
using Picasso.Contracts.Pictures;
using Picasso.Localization;
using Picasso.Web.Components.Conversing;
using Picasso.Web.Hosting;
using Picasso.Web.Languages.Texts;
using Picasso.Web.Notifying;

namespace Picasso.Web.Conversing;

/// <summary>Buttons and forms of conversations and notifications. The forms are posted; the framework checks their antiforgery token.</summary>
internal static class ConversingEndpoints
{
    private static IStringLocalizer T => Localized<ConversingTexts>.Texts;

    public static void MapConversing(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/pictures/{id}/message", StartAboutAsync);
        routes.MapPost("/people/{id}/message", StartAsync);
        routes.MapPost("/people/{id}/block", BlockAsync);
        routes.MapPost("/people/{id}/unblock", UnblockAsync);
        routes.MapPost($"{ConversationPaths.Inbox}/{{id}}", SendAsync);
        routes.MapPost($"{ConversationPaths.Inbox}/{{id}}/read", MarkReadAsync);
        routes.MapPost($"{ConversationPaths.Notifications}/read", MarkAllReadAsync);
        var fragments = routes.MapGroup("/fragments").RequireAuthorization().AddEndpointFilter((call, next) =>
        {
            call.HttpContext.Response.Headers.CacheControl = "no-store";
            return next(call);
        });
        fragments.MapGet("/messages", IResult () => new RazorComponentResult<ConversationList>());
        fragments.MapGet("/messages/{id}", IResult (string id) => new RazorComponentResult<ThreadMessages>(new { ConversationId = id }));
        fragments.MapGet("/unread", async (UnreadReader unread, CancellationToken cancellationToken) => Results.Json(Shown(await unread.CountAsync(cancellationToken))));
    }

    // The owner is read when the button is pressed: a page may be older than the last sale.
    private static Task<IResult> StartAboutAsync(
        HttpContext context, string id, [FromForm] string? returnUrl, PictureQueries.PictureQueriesClient pictures, Conversations.ConversationsClient conversations) =>
        OpenAsync(context, returnUrl, async () =>
        {
            var picture = await pictures.GetAsync(new GetRequest { PictureId = id }, cancellationToken: context.RequestAborted);
            return await conversations.StartAsync(new StartRequest { UserId = picture.OwnerId, PictureId = id }, cancellationToken: context.RequestAborted);
        });

    private static Task<IResult> StartAsync(HttpContext context, string id, [FromForm] string? returnUrl, Conversations.ConversationsClient conversations) =>
        OpenAsync(context, returnUrl, async () => await conversations.StartAsync(new StartRequest { UserId = id }, cancellationToken: context.RequestAborted));

    private static async Task<IResult> OpenAsync(HttpContext context, string? returnUrl, Func<Task<Conversation>> start)
    {
        Conversation? opened = null;
        var answer = await FormPost.RunAsync(context, returnUrl, async () =>
        {
            opened = await start();
            return new Acted(Json: new { conversation = opened.ConversationId });
        });
        return opened is null || FormPost.WantsJson(context) ? answer : FormPost.SeeOther(context, ConversationPaths.Of(opened.ConversationId));
    }

    private static Task<IResult> SendAsync(
        HttpContext context, string id, [FromForm] string? messageId, [FromForm] string? text, Conversations.ConversationsClient conversations) =>
        FormPost.RunAsync(context, ConversationPaths.Of(id), async () =>
        {
            // Browsers post line breaks as CR LF, and count them as one character each.
            var request = new SendRequest { ConversationId = id, MessageId = messageId ?? "", Text = (text ?? "").ReplaceLineEndings("\n") };
            var message = await conversations.SendAsync(request, cancellationToken: context.RequestAborted);
            return new Acted(Json: new { ordinal = message.Ordinal });
        }, next: $"{ConversationPaths.Of(id)}#latest");

    private static Task<IResult> MarkReadAsync(HttpContext context, string id, [FromForm] long? upTo, Conversations.ConversationsClient conversations) =>
        FormPost.RunAsync(context, ConversationPaths.Of(id), async () =>
        {
            var request = new MarkReadRequest { ConversationId = id, UpToOrdinal = upTo ?? 0 };
            return new Acted(Json: Shown(await conversations.MarkReadAsync(request, cancellationToken: context.RequestAborted)));
        });

    private static Task<IResult> BlockAsync(HttpContext context, string id, [FromForm] string? returnUrl, Conversations.ConversationsClient conversations) =>
        FormPost.RunAsync(context, returnUrl, async () =>
        {
            await conversations.BlockAsync(new BlockRequest { UserId = id }, cancellationToken: context.RequestAborted);
            return default;
        }, T["Blocked. Neither of you can write to the other."]);

    private static Task<IResult> UnblockAsync(HttpContext context, string id, [FromForm] string? returnUrl, Conversations.ConversationsClient conversations) =>
        FormPost.RunAsync(context, returnUrl, async () =>
        {
            await conversations.UnblockAsync(new UnblockRequest { UserId = id }, cancellationToken: context.RequestAborted);
            return default;
        }, T["No longer blocked."]);

    private static Task<IResult> MarkAllReadAsync(HttpContext context, Inbox.InboxClient inbox) =>
        FormPost.RunAsync(context, ConversationPaths.Notifications, async () => new Acted(
            Json: Shown(await inbox.MarkNotificationsReadAsync(new MarkNotificationsReadRequest(), cancellationToken: context.RequestAborted))));

    private static object Shown(Unread? unread) => new { conversations = unread?.Conversations, notifications = unread?.Notifications };
}
