using Picasso.Contracts;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.Pictures.Commands.Uploading;
using Picasso.Pictures.Describing;
using KernelMoney = Picasso.Kernel.Money;

namespace Picasso.Pictures.Commands.Describing;

/// <summary>Maps requests to domain values.</summary>
internal static class RequestMapping
{
    /// <summary>The details in their stored form.</summary>
    /// <exception cref="DomainException">One of them is invalid.</exception>
    public static PictureDetails ToDetails(this Details? details)
    {
        details ??= new Details();
        var typed = new PictureDetails(details.Title, details.Description, [.. details.Tags], details.Category, details.AltText);
        var error = DetailsRules.Normalise(typed, Categories.All.Keys, Categories.Other, out var normalised);
        return error is null ? normalised : throw error.ToException();
    }

    /// <summary>The note in its stored form.</summary>
    /// <exception cref="DomainException">"note_invalid".</exception>
    public static string ToNote(this WriteNoteRequest request) =>
        NoteRules.Normalise(request.Note, out var normalised) is { } error ? throw error.ToException() : normalised;

    /// <summary>
    /// An uploader's details of a picture. Everything that can be rejected without the file is rejected here, before the file is read.
    /// </summary>
    /// <exception cref="DomainException">An id, a detail, the price or the royalty is invalid.</exception>
    public static UploadOrder ToOrder(this UploadHeader header, UserId callerId)
    {
        var uploadId = Ids.Require(header.UploadId, "header.upload_id");
        var royalty = header.HasRoyaltyBasisPoints ? header.RoyaltyBasisPoints : (int?)null;
        return royalty is < 0 or > RoyaltyFixed.MaxBasisPoints
            ? throw PictureErrors.RoyaltyInvalid.ToException()
            : new UploadOrder(Ids.From($"{callerId}/{uploadId}"), callerId, header.Details.ToDetails(), header.Price?.ToPrice(), royalty)
            {
                ShowsCamera = header.ShowCamera,
            };
    }

    /// <summary>A price.</summary>
    /// <exception cref="DomainException">"price_invalid" or "currency_unsupported".</exception>
    public static KernelMoney ToPrice(this Contracts.Money? money)
    {
        var price = money is null ? new KernelMoney(0, Currency.Traded[0]) : new KernelMoney(money.Minor, money.Currency);
        return price.ErrorAsPrice() is { } error ? throw error.ToException() : price;
    }
}
