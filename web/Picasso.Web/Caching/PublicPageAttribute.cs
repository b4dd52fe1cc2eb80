namespace Picasso.Web.Caching;

/// <summary>
/// A page that is the same for all visitors: browsers and proxies may store what a visitor gets, and revalidate it at each use. Such a page has no
/// antiforgery token for a visitor; a page that makes one is not stored.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PublicPageAttribute : Attribute;
