using Picasso.Kernel;

namespace Picasso.Pictures.Queries.Paging;

/// <summary>How many pictures a page holds.</summary>
internal static class PageSize
{
    private const int Default = 24;
    private const int Largest = 100;

    /// <summary>The size asked for; 0 asks for the default.</summary>
    /// <exception cref="DomainException">"invalid_request".</exception>
    public static int Require(int asked) => PageCursor.Size(asked, Default, Largest);
}
