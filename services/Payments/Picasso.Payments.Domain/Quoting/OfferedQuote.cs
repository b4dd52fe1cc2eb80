using Picasso.Kernel;
using Picasso.Payments.Reselling;

namespace Picasso.Payments.Quoting;

/// <summary>The content of a quote's token: the amounts, the picture and the parties.</summary>
/// <param name="QuoteId">The quote.</param>
/// <param name="PictureId">The picture.</param>
/// <param name="Title">Its title, for receipts.</param>
/// <param name="TermsVersion">The version of owner and offer; a quote is void after it has changed.</param>
/// <param name="SellerId">The seller.</param>
/// <param name="BuyerId">The only user who may use it.</param>
/// <param name="Price">What will be charged.</param>
/// <param name="ExpiresAt">When it expires.</param>
/// <param name="CreatorId">The creator of the picture, who receives a royalty from every resale.</param>
/// <param name="RoyaltyBasisPoints">The royalty in hundredths of a percent of the price; 0 when the creator sells.</param>
/// <param name="Resale">The effect of the seller's own purchase on the buyer; null when the creator sells, and in older quotes.</param>
internal sealed record OfferedQuote(
    string QuoteId, string PictureId, string Title, long TermsVersion, string SellerId, string BuyerId, Money Price, DateTimeOffset ExpiresAt,
    string CreatorId = "", int RoyaltyBasisPoints = 0, ResaleTerms? Resale = null);
