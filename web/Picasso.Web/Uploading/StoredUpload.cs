using Grpc.Core;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Web.Hosting;
using Picasso.Web.Formatting;

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
            picture is null ? reused.Message : Describe(picture, draft, sameFile),
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
        var terms = stored.Price is { } price ? $"for {MoneyText.Show(price)}" : "without a price";
        var missing = string.Join(", ", NotApplied(stored, draft, sameFile));
        var next = sameFile ? "You can change the stored picture." : "Press Upload again to publish the new file as another picture.";
        return $"Your first upload arrived. It is stored as “{stored.Details.Title}” {terms}."
            + (missing.Length > 0 ? $" Not applied: {missing}." : "") + $" {next}";
    }

    private static IEnumerable<string> NotApplied(Picture stored, UploadDraft draft, bool sameFile)
    {
        var (typed, header) = (draft.ToDetails(), draft.ToHeader(new Problems()));
        if (typed.Title != stored.Details.Title)
            yield return $"title “{typed.Title}”";
        if (header.Price is { } price ? !price.Equals(stored.Price) : stored.Price is not null)
            yield return header.Price is { } wanted ? $"price {MoneyText.Show(wanted)}" : "no price";
        if (header.Price is not null && header.RoyaltyBasisPoints != stored.RoyaltyBasisPoints)
            yield return $"royalty {MoneyText.ShowShare(header.RoyaltyBasisPoints)}";
        if (typed.Description != stored.Details.Description)
            yield return "description";
        if (!typed.Tags.Order().SequenceEqual(stored.Details.Tags.Order()))
            yield return "tags";
        if (typed.Category != stored.Details.Category)
            yield return "category";
        if (typed.AltText != stored.Details.AltText)
            yield return "alt text";
        if (!sameFile)
            yield return "the new file";
    }
}
