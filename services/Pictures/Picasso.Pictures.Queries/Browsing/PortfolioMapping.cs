using Picasso.Kernel;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Browsing;

/// <summary>Maps the parts of a portfolio from the contract.</summary>
internal static class PortfolioMapping
{
    /// <exception cref="DomainException">The number names no part.</exception>
    public static PortfolioPart Require(Contracts.Pictures.PortfolioPart part) => part switch
    {
        Contracts.Pictures.PortfolioPart.Created => PortfolioPart.Created,
        Contracts.Pictures.PortfolioPart.ForSale => PortfolioPart.ForSale,
        Contracts.Pictures.PortfolioPart.Sold => PortfolioPart.Sold,
        Contracts.Pictures.PortfolioPart.Collected => PortfolioPart.Collected,
        _ => throw DomainError.Invalid("invalid_request", "There is no such part of a portfolio.", "part").ToException(),
    };
}
