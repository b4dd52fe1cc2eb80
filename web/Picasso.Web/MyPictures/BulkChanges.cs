using Grpc.Core;
using Microsoft.Extensions.Localization;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.Localization;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Web.Formatting;
using Picasso.Web.Galleries;
using Picasso.Web.Hosting;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.MyPictures;

/// <summary>
/// Changes several pictures of the reader, one after the other: one that is refused does not stop the others. Each change names the wanted state, so a repeat
/// changes nothing more.
/// </summary>
internal sealed class BulkChanges(PictureCommands.PictureCommandsClient commands, PictureQueries.PictureQueriesClient queries)
{
    private static IStringLocalizer T => Localized<SellingTexts>.Texts;

    /// <summary>Most pictures of one request.</summary>
    public const int Most = 50;

    private static string Gone => T["This picture is no longer here."];

    /// <summary>Offers them at a price; the royalty is that of pictures that were never listed.</summary>
    public Task<IReadOnlyList<BulkOutcome>> PriceAsync(IReadOnlyList<string> ids, Money price, int? royalty, CancellationToken cancellationToken) =>
        RunAsync(ids, picture => PriceAsync(picture, price, royalty, cancellationToken), cancellationToken);

    /// <summary>Withdraws their offers.</summary>
    public Task<IReadOnlyList<BulkOutcome>> UnlistAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) => RunAsync(
        ids, async picture => await commands.UnlistAsync(new UnlistRequest { PictureId = picture.PictureId }, cancellationToken: cancellationToken), cancellationToken);

    /// <summary>Deletes them; one that is gone already is deleted.</summary>
    public async Task<IReadOnlyList<BulkOutcome>> DeleteAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var outcomes = await RunAsync(
            ids, async picture => await commands.DeleteAsync(new DeleteRequest { PictureId = picture.PictureId }, cancellationToken: cancellationToken),
            cancellationToken);
        return [.. outcomes.Select(outcome => outcome.Problem == Gone ? outcome with { Problem = null } : outcome)];
    }

    /// <summary>Changes their words.</summary>
    public Task<IReadOnlyList<BulkOutcome>> EditAsync(BulkEdit edit, CancellationToken cancellationToken)
    {
        var (added, removed) = (TagList.Parse(edit.AddTags).ToList(), TagList.Parse(edit.RemoveTags).ToList());
        var typed = edit.Pictures.ToDictionary(one => one.PictureId);
        return RunAsync([.. typed.Keys], async picture =>
        {
            var details = picture.Details.Clone();
            (details.Title, details.AltText) = (typed[picture.PictureId].Title, typed[picture.PictureId].AltText);
            details.Tags.Clear();
            details.Tags.AddRange(picture.Details.Tags.Union(added).Except(removed));
            var request = new DescribeRequest { PictureId = picture.PictureId, Details = details };
            return await commands.DescribeAsync(request, cancellationToken: cancellationToken);
        }, cancellationToken);
    }

    private async Task<CommandResponse> PriceAsync(Picture picture, Money price, int? royalty, CancellationToken cancellationToken)
    {
        if (picture.Price is not null)
            return await commands.RepriceAsync(new RepriceRequest { PictureId = picture.PictureId, Price = price.ToWire() }, cancellationToken: cancellationToken);
        var request = new ListRequest { PictureId = picture.PictureId, Price = price.ToWire() };
        if (royalty is { } share && !picture.RoyaltyFixed)
            request.RoyaltyBasisPoints = share;
        return await commands.ListAsync(request, cancellationToken: cancellationToken);
    }

    private async Task<IReadOnlyList<BulkOutcome>> RunAsync(
        IReadOnlyList<string> ids, Func<Picture, Task<CommandResponse>> change, CancellationToken cancellationToken)
    {
        var found = (await queries.GetPicturesAsync(new GetPicturesRequest { PictureIds = { ids } }, cancellationToken: cancellationToken))
            .Pictures.ToDictionary(picture => picture.PictureId);
        var outcomes = new List<BulkOutcome>();
        foreach (var id in ids)
            outcomes.Add(found.TryGetValue(id, out var picture) ? await ChangeAsync(picture, change) : new BulkOutcome(id, "", Gone));
        return outcomes;
    }

    private static async Task<BulkOutcome> ChangeAsync(Picture picture, Func<Picture, Task<CommandResponse>> change)
    {
        try
        {
            return new BulkOutcome(picture.PictureId, picture.Details.Title, null, (await change(picture)).Position);
        }
        catch (RpcException fault) when (fault.StatusCode == StatusCode.NotFound)
        {
            return new BulkOutcome(picture.PictureId, picture.Details.Title, Gone);
        }
        catch (RpcException fault) when (fault.StatusCode != StatusCode.Unauthenticated && ErrorMapping.IsAnswer(fault))
        {
            return new BulkOutcome(picture.PictureId, picture.Details.Title, ErrorMapping.SentenceOf(fault));
        }
    }
}
