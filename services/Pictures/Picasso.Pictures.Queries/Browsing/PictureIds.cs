using Picasso.Contracts.Pictures;
using Picasso.Kernel;

namespace Picasso.Pictures.Queries.Browsing;

/// <summary>Validates the ids of a request for several pictures.</summary>
internal static class PictureIds
{
    private const int Max = 100;
    private const string Field = "picture_ids";

    /// <summary>The ids, each once.</summary>
    /// <exception cref="DomainException">"invalid_request": none, too many, or no ids.</exception>
    public static IReadOnlyList<string> Require(GetPicturesRequest request) => request.PictureIds.Count is > 0 and <= Max
        ? [.. request.PictureIds.Select(id => Ids.Require(id, Field)).Distinct()]
        : throw DomainError.Invalid("invalid_request", $"Ask for 1 to {Max} pictures.", Field).ToException();
}
