using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace Picasso.ServiceDefaults.Telemetry;

/// <summary>
/// Names a trace by the user's action: the root span of a request or a page event is renamed to, for example, "buy a picture" when a call with that
/// meaning was made below it. The former name is kept as a tag.
/// </summary>
internal sealed class UserActions : BaseProcessor<Activity>
{
    /// <summary>Tag: the former name.</summary>
    public const string NameTag = "picasso.span.name";

    private const string ActionProperty = "picasso.action";

    private static readonly FrozenDictionary<string, string> s_actions = new Dictionary<string, string>
    {
        ["picasso.users.v1.Accounts/Register"] = "register",
        ["picasso.users.v1.Accounts/VerifyEmail"] = "confirm an address",
        ["picasso.users.v1.Accounts/RequestPasswordReset"] = "ask for a new password",
        ["picasso.users.v1.Accounts/ResetPassword"] = "set a new password",
        ["picasso.users.v1.Accounts/ChangePassword"] = "change the password",
        ["picasso.users.v1.Accounts/UpdateProfile"] = "edit the profile",
        ["picasso.users.v1.Accounts/SetLanguage"] = "choose the language of mails",
        ["picasso.users.v1.Accounts/SetAvatar"] = "change the profile picture",
        ["picasso.users.v1.Accounts/UpdateStatement"] = "edit the statement and links",
        ["picasso.users.v1.Accounts/SetCover"] = "change the cover",
        ["picasso.users.v1.Accounts/FeaturePicture"] = "feature a picture",
        ["picasso.users.v1.Accounts/UnfeaturePicture"] = "stop featuring a picture",
        ["picasso.users.v1.Accounts/DeleteAccount"] = "delete the account",
        ["picasso.users.v1.Sessions/LogIn"] = "sign in",
        ["picasso.users.v1.Sessions/LogOut"] = "sign out",
        ["picasso.users.v1.Sessions/ExchangeCode"] = "sign in elsewhere",
        ["picasso.pictures.v1.PictureCommands/Upload"] = "upload a picture",
        ["picasso.pictures.v1.ResumableUploads/Begin"] = "begin an upload",
        ["picasso.pictures.v1.ResumableUploads/Append"] = "upload a part of a picture",
        ["picasso.pictures.v1.ResumableUploads/Cancel"] = "cancel an upload",
        ["picasso.pictures.v1.ResumableUploads/Publish"] = "publish an upload",
        ["picasso.pictures.v1.PictureCommands/Describe"] = "edit a picture's details",
        ["picasso.pictures.v1.PictureCommands/List"] = "list a picture for sale",
        ["picasso.pictures.v1.PictureCommands/Unlist"] = "stop selling a picture",
        ["picasso.pictures.v1.PictureCommands/Reprice"] = "change a price",
        ["picasso.pictures.v1.PictureCommands/Delete"] = "delete a picture",
        ["picasso.pictures.v1.PictureQueries/GrantDownload"] = "download an original",
        ["picasso.pictures.v1.PictureQueries/Search"] = "search",
        ["picasso.payments.v1.Purchases/Buy"] = "buy a picture",
        ["picasso.payments.v1.Purchases/BankAnswered"] = "confirm a payment",
        ["picasso.payments.v1.Payouts/StartOnboarding"] = "set up payouts",
        ["picasso.reactions.v1.Reactions/Like"] = "like a picture",
        ["picasso.reactions.v1.Reactions/Unlike"] = "take a like back",
        ["picasso.reactions.v1.Reactions/AddComment"] = "comment on a picture",
        ["picasso.reactions.v1.Reactions/EditComment"] = "edit a comment",
        ["picasso.reactions.v1.Reactions/DeleteComment"] = "delete a comment",
        ["picasso.reactions.v1.Reactions/Follow"] = "follow a person",
        ["picasso.reactions.v1.Reactions/Unfollow"] = "stop following a person",
        ["picasso.messages.v1.Conversations/Start"] = "start a conversation",
        ["picasso.messages.v1.Conversations/Send"] = "send a message",
    }.ToFrozenDictionary();

    /// <summary>The named actions, by the method that performs each.</summary>
    public static IReadOnlyDictionary<string, string> All => s_actions;

    public override void OnStart(Activity data)
    {
        if (data.Source.Name != FrameworkSpans.GrpcClient || data.GetTagItem(FrameworkSpans.GrpcMethod) is not string method
            || !s_actions.TryGetValue(method.TrimStart('/'), out var action))
            return;
        var first = data;
        while (first.Parent is { } above)
            first = above;
        // A trace that another process started is named there: a service that calls for a user renames nothing.
        if (first != data && first.ParentSpanId == default && first.GetCustomProperty(ActionProperty) is null)
            first.SetCustomProperty(ActionProperty, action);
    }

    // At its end: the framework sets the name of a request's span once its route is known.
    public override void OnEnd(Activity data)
    {
        if (data.GetCustomProperty(ActionProperty) is not string action)
            return;
        data.SetTag(NameTag, data.DisplayName);
        data.DisplayName = action;
    }
}
