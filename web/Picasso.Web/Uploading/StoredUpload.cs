using Grpc.Core;
using Microsoft.Extensions.Localization;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.Localization;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Web.Hosting;
using Picasso.Web.Formatting;
using Picasso.Web.Languages.Texts;
using Picasso.Web.Languages;

namespace Picasso.Web.Uploading;

/// <summary>
/// The picture that an earlier attempt of this form stored although its answer was lost, when the form was sent again with other content. It is read
/// again, so that the page shows the stored values and lists those that were not applied.
/// </summary>
/// <param name="Message">The stored values, those not applied, and the possible actions.</param>
/// <param name="View">Path of the stored picture's page, where its price can be changed.</param>
/// <param name="Edit">Path of its edit page.</param>
/// <param name="NewFile">The chosen file is another one: sent under a new key, it becomes another picture.</param>
public sealed record StoredUpload(string Message, string View, string Edit, bool NewFile)
{
    private static IStringLocalizer T => Localized<SellingTexts>.Texts;

    /// <summary>The stored upload of an error; null for any other error.</summary>
    internal static async Task<StoredUpload?> FindAsync(
        RpcException fault, UploadDraft draft, PictureQueries.PictureQueriesClient pictures, CancellationToken cancellationToken)
    {
        if (fault.ToDomainError() is not { Reason: IdempotencyKey.Reused } reused || reused.Metadata.GetValueOrDefault("picture_id") is not { } id)
            return null;
        var position = FormPost.PositionIn(reused.Metadata.GetValueOrDefault("position"));
        var sameFile = reused.Metadata.GetValueOrDefault("same_file") == "true";
        var picture = await ReadAsync(pictures, id, position, cancellationToken);
        return new StoredUpload(
            picture is null ? ErrorSentence.Of(reused) : Describe(picture, draft, sameFile),
            FormPost.At($"/pictures/{id}", position), FormPost.At($"/pictures/{id}/edit", position), !sameFile);
    }

    private static async Task<Picture?> ReadAsync(
        PictureQueries.PictureQueriesClient pictures, string id, ulong position, CancellationToken cancellationToken)
    {
        try
        {
            return await pictures.GetAsync(new GetRequest { PictureId = id, MinPosition = position }, cancellationToken: cancellationToken);
        }
        catch (RpcException away) when (away.StatusCode is StatusCode.Unavailable or StatusCode.NotFound)
        {
            // The error's own sentence is shown instead.
            return null;
        }
    }

    private static string Describe(Picture stored, UploadDraft draft, bool sameFile)
    {
        var title = stored.Details.Title;
        List<string> sentences =
        [
            stored.Price is { } price
                ? T["Your first upload arrived. It is stored as “{0}” for {1}.", title, MoneyText.Show(price)]
                : T["Your first upload arrived. It is stored as “{0}” without a price.", title],
            sameFile ? T["You can change the stored picture."] : T["Press Upload again to publish the new file as another picture."],
        ];
        var missing = NotApplied(stored, draft, sameFile).ToList();
        if (missing.Count > 0)
            sentences.Insert(1, T["Not applied: {0}.", missing.Aggregate((all, one) => T["{0}, {1}", all, one])]);
        return string.Join(' ', sentences);
    }

    private static IEnumerable<string> NotApplied(Picture stored, UploadDraft draft, bool sameFile)
    {
        var (typed, header) = (draft.ToDetails(), draft.ToHeader(new Problems()));
        if (typed.Title != stored.Details.Title)
            yield return T["title “{0}”", typed.Title];
        if (header.Price is { } price ? !price.Equals(stored.Price) : stored.Price is not null)
            yield return header.Price is { } wanted ? T["price {0}", MoneyText.Show(wanted)] : T["no price"];
        if (header.Price is not null && header.RoyaltyBasisPoints != stored.RoyaltyBasisPoints)
            yield return T["royalty {0}", MoneyText.ShowShare(header.RoyaltyBasisPoints)];
        if (typed.Description != stored.Details.Description)
            yield return T["description"];
        if (!typed.Tags.Order().SequenceEqual(stored.Details.Tags.Order()))
            yield return T["NotApplied.Tags"];
        if (typed.Category != stored.Details.Category)
            yield return T["NotApplied.Category"];
        if (typed.AltText != stored.Details.AltText)
            yield return T["NotApplied.AltText"];
        // A file that has none shows none.
        if (draft.ShowCamera != (stored.Camera is not null))
            yield return T["NotApplied.Camera"];
        if (!sameFile)
            yield return T["the new file"];
    }
}
