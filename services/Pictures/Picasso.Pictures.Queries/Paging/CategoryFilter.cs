using Picasso.Contracts;
using Picasso.Kernel;

namespace Picasso.Pictures.Queries.Paging;

/// <summary>The optional category of a listing.</summary>
internal static class CategoryFilter
{
    /// <summary>A known category, or null for the empty text.</summary>
    /// <exception cref="DomainException">"invalid_request".</exception>
    public static string? Require(string category) =>
        category.Length == 0 ? null
        : Categories.All.ContainsKey(category) ? category
        : throw DomainError.Invalid("invalid_request", "There is no such category.", "category").ToException();
}
