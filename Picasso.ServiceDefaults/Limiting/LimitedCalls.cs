using System.Collections.Frozen;

namespace Picasso.ServiceDefaults.Limiting;

/// <summary>Calls that write each time, so one user could cause costs for everyone.</summary>
internal static class LimitedCalls
{
    private const string Accounts = "/picasso.users.v1.Accounts/";
    private const string Pictures = "/picasso.pictures.v1.PictureCommands/";
    private const string Uploads = "/picasso.pictures.v1.ResumableUploads/";
    private const string Reactions = "/picasso.reactions.v1.Reactions/";
    private const string Conversations = "/picasso.messages.v1.Conversations/";

    private static readonly LimitedCall s_profileChanges = new("profile-changes", options => options.ProfileChanges);
    private static readonly LimitedCall s_pictureChanges = new("picture-changes", options => options.PictureChanges);
    private static readonly LimitedCall s_commentChanges = new("comment-changes", options => options.CommentChanges);
    private static readonly LimitedCall s_likes = new("likes", options => options.Likes);
    private static readonly LimitedCall s_follows = new("follows", options => options.Follows);
    private static readonly LimitedCall s_blocks = new("blocks", options => options.Blocks);

    /// <summary>By the method's full name. Comments, messages and conversations are counted in their stores.</summary>
    public static FrozenDictionary<string, LimitedCall> All { get; } = new Dictionary<string, LimitedCall>
    {
        [$"{Accounts}UpdateProfile"] = s_profileChanges,
        [$"{Accounts}SetLanguage"] = s_profileChanges,
        [$"{Accounts}UpdateStatement"] = s_profileChanges,
        [$"{Accounts}SetCover"] = s_profileChanges,
        [$"{Accounts}FeaturePicture"] = s_profileChanges,
        [$"{Accounts}UnfeaturePicture"] = s_profileChanges,
        [$"{Pictures}Describe"] = s_pictureChanges,
        [$"{Pictures}List"] = s_pictureChanges,
        [$"{Pictures}Unlist"] = s_pictureChanges,
        [$"{Pictures}Reprice"] = s_pictureChanges,
        [$"{Pictures}Delete"] = s_pictureChanges,
        [$"{Uploads}Schedule"] = s_pictureChanges,
        [$"{Uploads}Unschedule"] = s_pictureChanges,
        [$"{Reactions}EditComment"] = s_commentChanges,
        [$"{Reactions}DeleteComment"] = s_commentChanges,
        [$"{Reactions}Like"] = s_likes,
        [$"{Reactions}Unlike"] = s_likes,
        [$"{Reactions}Follow"] = s_follows,
        [$"{Reactions}Unfollow"] = s_follows,
        [$"{Conversations}Block"] = s_blocks,
        [$"{Conversations}Unblock"] = s_blocks,
    }.ToFrozenDictionary();
}

/// <summary>A kind of action.</summary>
/// <param name="Name">Methods with the same name are counted together.</param>
/// <param name="Most">The limit of one user in a window.</param>
internal sealed record LimitedCall(string Name, Func<CallLimitOptions, int> Most);
