using Picasso.Kernel;

namespace Picasso.Pictures.Queries.Paging;

/// <summary>How many pictures a page holds.</summary>
internal static class PageSize
{
    private const int Default = 24;
    private const int Largest = 100;

    /// <summary>The size asked for; 0 asks for the default.</summary>
    /// <exception cref="RefusedException">"invalid_request".</exception>
    public static int Require(int asked) => asked switch
    {
        0 => Default,
        > 0 and <= Largest => asked,
        _ => throw Refusal.Invalid("invalid_request", $"A page has 1 to {Largest} pictures.", "page_size").ToException(),
    };
}
