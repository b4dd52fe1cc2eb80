using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Contracts.Payments;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.Payments.Limiting;
using Picasso.Payments.ReadingPurchases;
using Picasso.Payments.Reselling;
using Picasso.ServiceDefaults.Authentication;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Payments.Quoting;

/// <summary>Quotes a picture at its current price, read from its own stream.</summary>
internal sealed class PictureQuoting(
    PictureCommands.PictureCommandsClient pictures, QuoteSigner signer, PurchaseReading purchases, ResaleJudging resales,
    IOptions<PaymentsOptions> options, TimeProvider clock, ILogger<PictureQuoting> logger)
{
    /// <exception cref="DomainException">As Purchases.GetQuote names them.</exception>
    public async Task<(OfferedQuote Quote, string Token)> QuoteAsync(
        Caller buyer, GetQuoteRequest request, CancellationToken cancellationToken)
    {
        var pictureId = Ids.Require(request.PictureId, "picture_id");
        var terms = await AskAsync(pictureId, cancellationToken);
        if (Refuse(terms, buyer.UserId) is { } error)
            throw (await ExplainAsync(error, buyer.UserId, pictureId, cancellationToken)).ToException();
        var quote = new OfferedQuote(
            Ids.New(clock), terms.PictureId, terms.Title, terms.TermsVersion, terms.OwnerId, buyer.UserId,
            new Money(terms.Price.Minor, terms.Price.Currency), clock.GetUtcNow() + options.Value.QuoteLifetime,
            terms.CreatorId, terms.CreatorId == terms.OwnerId ? 0 : terms.RoyaltyBasisPoints,
            await resales.JudgeAsync(terms, buyer.UserId, request.DeviceTokens, cancellationToken));
        return (quote, signer.Sign(quote));
    }

    // The reserving purchase may be the buyer's own, started in another tab or on another device.
    private async Task<DomainError> ExplainAsync(DomainError error, string buyerId, string pictureId, CancellationToken cancellationToken) =>
        error.Reason == "picture_reserved" && await purchases.FindUnderwayAsync(buyerId, pictureId, cancellationToken) is not null
            ? BuyerLimits.AlreadyBuying
            : error;

    /// <summary>Why these terms cannot be quoted to this buyer; null when they can.</summary>
    internal static DomainError? Refuse(Terms terms, string buyerId)
    {
        if (terms.UnavailableReason == "picture_deleted")
            return DomainError.NotFound("picture_not_found", "There is no such picture.");
        if (terms.OwnerId == buyerId)
            return OwnPicture;
        if (terms.UnavailableReason == "picture_reserved")
            return DomainError.Conflict("picture_reserved", "Someone is buying this picture right now. Please try again in a few minutes.");
        if (terms.UnavailableReason == "picture_frozen")
            return DomainError.Conflict("picture_frozen", "A payment dispute about this picture is open. Until it is closed, the picture cannot be bought.");
        if (terms.Price is { } price && new Money(price.Minor, price.Currency).ErrorAsPrice() is not null)
            return DomainError.Conflict(
                "price_out_of_bounds", "The price of this listing cannot be charged by card. Its owner has to set a new price first.");
        return terms is { Available: true, Price: not null }
            ? null
            : DomainError.Conflict("not_listed", "This picture is not for sale.");
    }

    /// <summary>Owners cannot buy their own pictures.</summary>
    internal static DomainError OwnPicture { get; } = DomainError.Conflict("own_picture", "This picture is yours already.");

    private Task<Terms> AskAsync(string pictureId, CancellationToken cancellationToken) => ServiceCall.InvokeAsync(
        stop => pictures.GetTermsAsync(new GetTermsRequest { PictureId = pictureId }, cancellationToken: stop), clock, logger, cancellationToken);
}
