namespace Picasso.Web.Live;

/// <summary>Where changes come from.</summary>
internal static class LiveSources
{
    public const string Pictures = "pictures";
    public const string Reactions = "reactions";
}
