using Picasso.Kernel;
using Picasso.Payments.Reselling;

namespace Picasso.Payments.Quoting;

/// <summary>Everything that will be charged and for what: the content of a quote's token.</summary>
/// <param name="QuoteId">The quote.</param>
/// <param name="PictureId">The picture.</param>
/// <param name="Title">Its title, for receipts.</param>
/// <param name="TermsVersion">The version of owner and offer; a quote is void when it has moved.</param>
/// <param name="SellerId">Who sells.</param>
/// <param name="BuyerId">The only one who may use it.</param>
/// <param name="Price">What will be charged.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="CreatorId">Who made the picture; gets a royalty from every resale.</param>
/// <param name="RoyaltyBasisPoints">The royalty in hundredths of a percent of the price; 0 when the creator sells.</param>
/// <param name="Resale">What the seller's own purchase means for the buyer; null when the creator sells, and in older quotes.</param>
internal sealed record OfferedQuote(
    string QuoteId, string PictureId, string Title, long TermsVersion, string SellerId, string BuyerId, Money Price, DateTimeOffset ExpiresAt,
    string CreatorId = "", int RoyaltyBasisPoints = 0, ResaleTerms? Resale = null);
