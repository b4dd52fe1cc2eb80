using Grpc.Core;
using Microsoft.Extensions.Localization;
using Picasso.Contracts.Pictures;
using Picasso.Localization;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Web.Hosting;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Uploading;

/// <summary>
/// Publishes several drafts with the words of their files, one after the other: one that is refused does not stop the others. Repeating it publishes nothing
/// twice, because the picture's id follows from the draft's.
/// </summary>
internal sealed class DraftPublishing(ResumableUploads.ResumableUploadsClient uploads, TimeProvider clock)
{
    private static IStringLocalizer T => Localized<SellingTexts>.Texts;

    /// <summary>Most drafts of one request.</summary>
    public const int Most = 50;

    // Without script the reader waits for all of them, and proxies end a request that lasts for minutes.
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(45);

    /// <summary>Publishes, and says of each what happened, in their order.</summary>
    /// <exception cref="RpcException">The reader has to sign in again.</exception>
    public async Task<IReadOnlyList<DraftOutcome>> RunAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var begun = clock.GetTimestamp();
        var outcomes = new List<DraftOutcome>();
        foreach (var id in ids)
        {
            outcomes.Add(clock.GetElapsedTime(begun) < s_longest
                ? await PublishAsync(id, cancellationToken)
                : new DraftOutcome(id, "", null, T["Not published yet: the others took too long. Publish again."]));
        }

        return outcomes;
    }

    private async Task<DraftOutcome> PublishAsync(string id, CancellationToken cancellationToken)
    {
        var title = "";
        try
        {
            var draft = PendingDraft.Of(await uploads.FindAsync(new FindUploadRequest { UploadId = id }, cancellationToken: cancellationToken));
            title = draft.Words.Title;
            var problems = new Problems();
            var header = draft.Words.ToHeader(problems);
            // A reader who leaves meanwhile does not stop it: asked again, it answers with the same picture.
            return problems.None
                ? new DraftOutcome(id, title, await uploads.PublishAsync(header, cancellationToken: CancellationToken.None), null)
                : new DraftOutcome(id, title, null, problems.First.Sentence);
        }
        catch (RpcException fault) when (fault.StatusCode != StatusCode.Unauthenticated && ErrorMapping.IsAnswer(fault))
        {
            return IsUnknown(fault)
                ? new DraftOutcome(id, title, null, T["This draft is no longer here. It may be published already."]) { IsGone = true }
                : new DraftOutcome(id, title, null, ErrorMapping.SentenceOf(fault)) { IsGone = await IsGoneAsync(id, cancellationToken) };
        }
    }

    // The service deletes a file that never becomes a picture, such as a copy of another.
    private async Task<bool> IsGoneAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await uploads.FindAsync(new FindUploadRequest { UploadId = id }, cancellationToken: cancellationToken);
            return false;
        }
        catch (RpcException fault) when (fault.StatusCode != StatusCode.Unauthenticated && ErrorMapping.IsAnswer(fault))
        {
            return IsUnknown(fault);
        }
    }

    private static bool IsUnknown(RpcException fault) => fault.ToDomainError()?.Reason == "upload_unknown";
}
