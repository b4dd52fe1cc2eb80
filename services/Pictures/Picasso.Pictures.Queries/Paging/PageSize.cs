using Picasso.Kernel;

namespace Picasso.Pictures.Queries.Paging;

/// <summary>The size of a page.</summary>
internal static class PageSize
{
    private const int Default = 24;
    private const int Largest = 100;

    /// <summary>The requested size; 0 means the default.</summary>
    /// <exception cref="DomainException">"invalid_request".</exception>
    public static int Require(int asked) => PageCursor.Size(asked, Default, Largest);
}
