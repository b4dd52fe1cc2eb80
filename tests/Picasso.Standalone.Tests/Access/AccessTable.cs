using Google.Protobuf;
using Grpc.Core;
using Picasso.Contracts;
using Picasso.Contracts.Messages;
using Picasso.Contracts.Operations;
using Picasso.Contracts.Payments;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Reactions;
using Picasso.Contracts.Users;

namespace Picasso.Standalone.Tests.Access;

/// <summary>One RPC: who gets what, and how it is called.</summary>
/// <param name="Rpc">"service/Method".</param>
/// <param name="Answers">A letter for each role: A lets the call in, U asks to sign in, D denies, N finds nothing.</param>
/// <param name="Call">Calls it with a request that reaches the decision.</param>
public sealed record AccessRow(string Rpc, string Answers, Func<CallInvoker, AccessScene, Task> Call);

/// <summary>Every RPC of every service against every role. A new RPC without a row fails the test beside this table.</summary>
public static class AccessTable
{
    private const string Anybody = "AAAAA";
    private const string Members = "UAAAA";
    private const string OwnerOnly = "UDADD";
    private const string BuyerOnly = "UNANN";
    private const string ParticipantOnly = "UNANN";
    private const string Operators = "UDDDA";
    private const string AuthorOnly = "UDDDD";
    private const string OwnerOrOperator = "UDADA";
    private const string ServicesOnly = "DDDDD";

    public static IReadOnlyList<AccessRow> Rows { get; } =
    [
        new("Accounts/Register", Anybody, (c, _) => new Accounts.AccountsClient(c).RegisterAsync(new()).ResponseAsync),
        new("Accounts/VerifyEmail", Anybody, (c, _) => new Accounts.AccountsClient(c).VerifyEmailAsync(new() { Token = "none" }).ResponseAsync),
        new("Accounts/GetVerification", Anybody, (c, _) => new Accounts.AccountsClient(c).GetVerificationAsync(new() { Token = "none" }).ResponseAsync),
        new("Accounts/ResendVerification", Anybody, (c, _) => new Accounts.AccountsClient(c).ResendVerificationAsync(new() { Email = "nobody@picasso.example" }).ResponseAsync),
        new("Accounts/RequestPasswordReset", Anybody, (c, _) => new Accounts.AccountsClient(c).RequestPasswordResetAsync(new() { Email = "nobody@picasso.example" }).ResponseAsync),
        new("Accounts/ResetPassword", Anybody, (c, _) => new Accounts.AccountsClient(c).ResetPasswordAsync(new() { Token = "none", NewPassword = "a long enough passphrase" }).ResponseAsync),
        new("Accounts/ChangePassword", Members, (c, _) => new Accounts.AccountsClient(c).ChangePasswordAsync(new() { CurrentPassword = "wrong", NewPassword = "a long enough passphrase" }).ResponseAsync),
        new("Accounts/GetAccount", Members, (c, _) => new Accounts.AccountsClient(c).GetAccountAsync(new()).ResponseAsync),
        new("Accounts/UpdateProfile", Members, (c, _) => new Accounts.AccountsClient(c).UpdateProfileAsync(new() { DisplayName = "A name", DateOfBirth = "1990-01-31" }).ResponseAsync),
        new("Accounts/SetAvatar", Members, (c, _) => new Accounts.AccountsClient(c).SetAvatarAsync(new()).ResponseAsync),
        new("Accounts/SetLanguage", Members, (c, _) => new Accounts.AccountsClient(c).SetLanguageAsync(new() { Language = "de" }).ResponseAsync),
        new("Accounts/UpdateStatement", Members, (c, _) => new Accounts.AccountsClient(c).UpdateStatementAsync(new() { Statement = "A statement" }).ResponseAsync),
        new("Accounts/SetCover", Members, (c, s) => new Accounts.AccountsClient(c).SetCoverAsync(new() { PictureId = s.PictureId }).ResponseAsync),
        new("Accounts/FeaturePicture", Members, (c, s) => new Accounts.AccountsClient(c).FeaturePictureAsync(new() { PictureId = s.PictureId }).ResponseAsync),
        new("Accounts/UnfeaturePicture", Members, (c, s) => new Accounts.AccountsClient(c).UnfeaturePictureAsync(new() { PictureId = s.PictureId }).ResponseAsync),
        new("Accounts/DeleteAccount", Members, (c, _) => new Accounts.AccountsClient(c).DeleteAccountAsync(new() { Password = "wrong" }).ResponseAsync),
        new("Sessions/LogIn", Anybody, (c, _) => new Sessions.SessionsClient(c).LogInAsync(new() { Email = "nobody@picasso.example", Password = "wrong" }).ResponseAsync),
        new("Sessions/Refresh", Anybody, (c, _) => new Sessions.SessionsClient(c).RefreshAsync(new() { RefreshToken = "none" }).ResponseAsync),
        new("Sessions/LogOut", Anybody, (c, _) => new Sessions.SessionsClient(c).LogOutAsync(new() { RefreshToken = "none" }).ResponseAsync),
        new("Sessions/ListProviders", Anybody, (c, _) => new Sessions.SessionsClient(c).ListProvidersAsync(new()).ResponseAsync),
        new("Sessions/ExchangeCode", Anybody, (c, _) => new Sessions.SessionsClient(c).ExchangeCodeAsync(new() { Code = "none" }).ResponseAsync),
        new("DeviceChecks/Check", ServicesOnly, (c, _) => new DeviceChecks.DeviceChecksClient(c).CheckAsync(new()).ResponseAsync),
        new("SessionChecks/Check", ServicesOnly, (c, _) => new SessionChecks.SessionChecksClient(c).CheckAsync(new()).ResponseAsync),
        new("Profiles/GetProfile", Anybody, (c, s) => new Profiles.ProfilesClient(c).GetProfileAsync(new() { UserId = s.PersonId }).ResponseAsync),
        new("Profiles/GetProfiles", Anybody, (c, s) => new Profiles.ProfilesClient(c).GetProfilesAsync(new() { UserIds = { s.PersonId } }).ResponseAsync),
        new("MailBox/List", Anybody, (c, _) => new MailBox.MailBoxClient(c).ListAsync(new()).ResponseAsync),

        new("PictureCommands/Upload", Members, UploadNothingAsync),
        new("PictureCommands/CheckUpload", Members, (c, _) => new PictureCommands.PictureCommandsClient(c).CheckUploadAsync(new()).ResponseAsync),
        new("PictureCommands/GetUploadLimits", Anybody, (c, _) => new PictureCommands.PictureCommandsClient(c).GetUploadLimitsAsync(new()).ResponseAsync),
        new("ResumableUploads/Begin", Members, (c, _) => new ResumableUploads.ResumableUploadsClient(c).BeginAsync(new()).ResponseAsync),
        new("ResumableUploads/Find", Members, (c, _) => new ResumableUploads.ResumableUploadsClient(c).FindAsync(new()).ResponseAsync),
        new("ResumableUploads/List", Members, (c, _) => new ResumableUploads.ResumableUploadsClient(c).ListAsync(new()).ResponseAsync),
        new("ResumableUploads/GetThumbnail", Members, (c, _) => new ResumableUploads.ResumableUploadsClient(c).GetThumbnailAsync(new()).ResponseAsync),
        new("ResumableUploads/Append", Members, AppendNothingAsync),
        new("ResumableUploads/Cancel", Members, (c, _) => new ResumableUploads.ResumableUploadsClient(c).CancelAsync(new()).ResponseAsync),
        new("ResumableUploads/Schedule", Members, (c, _) => new ResumableUploads.ResumableUploadsClient(c).ScheduleAsync(new()).ResponseAsync),
        new("ResumableUploads/Unschedule", Members, (c, _) => new ResumableUploads.ResumableUploadsClient(c).UnscheduleAsync(new()).ResponseAsync),
        new("ResumableUploads/Publish", Members, (c, _) => new ResumableUploads.ResumableUploadsClient(c).PublishAsync(new()).ResponseAsync),
        new("PictureCommands/Describe", OwnerOnly, (c, s) => new PictureCommands.PictureCommandsClient(c).DescribeAsync(new() { PictureId = s.PictureId, Details = new() { Title = "Another title" } }).ResponseAsync),
        new("PictureCommands/ShowCamera", OwnerOnly, (c, s) => new PictureCommands.PictureCommandsClient(c).ShowCameraAsync(new() { PictureId = s.PictureId }).ResponseAsync),
        new("PictureCommands/WriteNote", OwnerOnly, (c, s) => new PictureCommands.PictureCommandsClient(c).WriteNoteAsync(new() { PictureId = s.PictureId, Note = "A note" }).ResponseAsync),
        new("PictureCommands/List", OwnerOnly, (c, s) => new PictureCommands.PictureCommandsClient(c).ListAsync(new() { PictureId = s.PictureId, Price = Price }).ResponseAsync),
        new("PictureCommands/Reprice", OwnerOnly, (c, s) => new PictureCommands.PictureCommandsClient(c).RepriceAsync(new() { PictureId = s.PictureId, Price = Price }).ResponseAsync),
        new("PictureCommands/Unlist", OwnerOnly, (c, s) => new PictureCommands.PictureCommandsClient(c).UnlistAsync(new() { PictureId = s.PictureId }).ResponseAsync),
        new("PictureCommands/Delete", OwnerOnly, (c, s) => new PictureCommands.PictureCommandsClient(c).DeleteAsync(new() { PictureId = s.PictureId }).ResponseAsync),
        new("PictureCommands/GetTerms", Anybody, (c, s) => new PictureCommands.PictureCommandsClient(c).GetTermsAsync(new() { PictureId = s.PictureId }).ResponseAsync),

        new("PictureQueries/Feed", Anybody, (c, _) => new PictureQueries.PictureQueriesClient(c).FeedAsync(new()).ResponseAsync),
        new("PictureQueries/Search", Anybody, (c, _) => new PictureQueries.PictureQueriesClient(c).SearchAsync(new() { Query = "light" }).ResponseAsync),
        new("PictureQueries/Suggest", Anybody, (c, _) => new PictureQueries.PictureQueriesClient(c).SuggestAsync(new() { Query = "ligh" }).ResponseAsync),
        new("PictureQueries/ListPortfolio", Anybody, (c, s) => new PictureQueries.PictureQueriesClient(c).ListPortfolioAsync(new() { UserId = s.PersonId }).ResponseAsync),
        new("PictureQueries/ListByOwner", Anybody, (c, s) => new PictureQueries.PictureQueriesClient(c).ListByOwnerAsync(new() { OwnerId = s.PersonId }).ResponseAsync),
        new("PictureQueries/ListMine", Members, (c, _) => new PictureQueries.PictureQueriesClient(c).ListMineAsync(new()).ResponseAsync),
        new("PictureQueries/ListBought", Members, (c, _) => new PictureQueries.PictureQueriesClient(c).ListBoughtAsync(new()).ResponseAsync),
        new("PictureQueries/GetPictures", Anybody, (c, s) => new PictureQueries.PictureQueriesClient(c).GetPicturesAsync(new() { PictureIds = { s.PictureId } }).ResponseAsync),
        new("PictureQueries/Get", Anybody, (c, s) => new PictureQueries.PictureQueriesClient(c).GetAsync(new() { PictureId = s.PictureId }).ResponseAsync),
        new("PictureQueries/ListRelated", Anybody, (c, s) => new PictureQueries.PictureQueriesClient(c).ListRelatedAsync(new() { PictureId = s.PictureId }).ResponseAsync),
        new("PictureQueries/GetChainOfTitle", Anybody, (c, s) => new PictureQueries.PictureQueriesClient(c).GetChainOfTitleAsync(new() { PictureId = s.PictureId }).ResponseAsync),
        new("PictureQueries/GrantDownload", OwnerOnly, (c, s) => new PictureQueries.PictureQueriesClient(c).GrantDownloadAsync(new() { PictureId = s.PictureId }).ResponseAsync),
        new("PictureQueries/Watch", Anybody, (c, _) => OpensAsync(token => new PictureQueries.PictureQueriesClient(c).Watch(new(), cancellationToken: token))),

        new("Reactions/Like", Members, (c, s) => new Contracts.Reactions.Reactions.ReactionsClient(c).LikeAsync(new() { PictureId = s.PictureId }).ResponseAsync),
        new("Reactions/Unlike", Members, (c, s) => new Contracts.Reactions.Reactions.ReactionsClient(c).UnlikeAsync(new() { PictureId = s.PictureId }).ResponseAsync),
        new("Reactions/GetReactions", Anybody, (c, s) => new Contracts.Reactions.Reactions.ReactionsClient(c).GetReactionsAsync(new() { PictureIds = { s.PictureId } }).ResponseAsync),
        new("Reactions/ListCounts", ServicesOnly, (c, _) => new Contracts.Reactions.Reactions.ReactionsClient(c).ListCountsAsync(new()).ResponseAsync),
        new("Reactions/WatchCounts", Anybody, (c, _) => OpensAsync(token => new Contracts.Reactions.Reactions.ReactionsClient(c).WatchCounts(new(), cancellationToken: token))),
        new("Reactions/ListComments", Anybody, (c, s) => new Contracts.Reactions.Reactions.ReactionsClient(c).ListCommentsAsync(new() { PictureId = s.PictureId }).ResponseAsync),
        new("Reactions/AddComment", Members, (c, s) => new Contracts.Reactions.Reactions.ReactionsClient(c).AddCommentAsync(new() { PictureId = s.PictureId, CommentId = Guid.NewGuid().ToString(), Text = "Fine light" }).ResponseAsync),
        new("Reactions/EditComment", AuthorOnly, async (c, s) => await new Contracts.Reactions.Reactions.ReactionsClient(c).EditCommentAsync(new() { CommentId = await s.CommentAsync(), Text = "Not mine" })),
        new("Reactions/DeleteComment", OwnerOrOperator, async (c, s) => await new Contracts.Reactions.Reactions.ReactionsClient(c).DeleteCommentAsync(new() { CommentId = await s.CommentAsync() })),
        new("Reactions/Follow", Members, (c, s) => new Contracts.Reactions.Reactions.ReactionsClient(c).FollowAsync(new() { UserId = s.PersonId }).ResponseAsync),
        new("Reactions/Unfollow", Members, (c, s) => new Contracts.Reactions.Reactions.ReactionsClient(c).UnfollowAsync(new() { UserId = s.PersonId }).ResponseAsync),
        new("Reactions/GetFollowState", Anybody, (c, s) => new Contracts.Reactions.Reactions.ReactionsClient(c).GetFollowStateAsync(new() { UserId = s.PersonId }).ResponseAsync),
        new("Reactions/RecordViews", ServicesOnly, (c, _) => new Contracts.Reactions.Reactions.ReactionsClient(c).RecordViewsAsync(new()).ResponseAsync),
        new("Reactions/GetActivity", Members, (c, _) => new Contracts.Reactions.Reactions.ReactionsClient(c).GetActivityAsync(new()).ResponseAsync),
        new("Reactions/ListFollowed", Members, (c, _) => new Contracts.Reactions.Reactions.ReactionsClient(c).ListFollowedAsync(new()).ResponseAsync),

        new("Purchases/GetQuote", Members, (c, s) => new Purchases.PurchasesClient(c).GetQuoteAsync(new() { PictureId = s.PictureId }).ResponseAsync),
        new("Purchases/Buy", Members, (c, _) => new Purchases.PurchasesClient(c).BuyAsync(new() { QuoteToken = "forged", IdempotencyKey = Guid.NewGuid().ToString(), PaymentMethod = "none" }).ResponseAsync),
        new("Purchases/Get", BuyerOnly, (c, s) => new Purchases.PurchasesClient(c).GetAsync(new() { PurchaseId = s.PurchaseId }).ResponseAsync),
        new("Purchases/Watch", BuyerOnly, (c, s) => OpensAsync(token => new Purchases.PurchasesClient(c).Watch(new() { PurchaseId = s.PurchaseId }, cancellationToken: token))),
        new("Purchases/GetBankQuestion", BuyerOnly, (c, s) => new Purchases.PurchasesClient(c).GetBankQuestionAsync(new() { PurchaseId = s.PurchaseId }).ResponseAsync),
        new("Purchases/BankAnswered", BuyerOnly, (c, s) => new Purchases.PurchasesClient(c).BankAnsweredAsync(new() { PurchaseId = s.PurchaseId }).ResponseAsync),
        new("Purchases/ListMine", Members, (c, _) => new Purchases.PurchasesClient(c).ListMineAsync(new()).ResponseAsync),
        new("Purchases/FindOpen", Members, (c, s) => new Purchases.PurchasesClient(c).FindOpenAsync(new() { PictureId = s.PictureId }).ResponseAsync),
        new("Purchases/HasOpen", Members, (c, _) => new Purchases.PurchasesClient(c).HasOpenAsync(new()).ResponseAsync),
        new("Purchases/BeginClosing", ServicesOnly, (c, _) => new Purchases.PurchasesClient(c).BeginClosingAsync(new()).ResponseAsync),
        new("Sales/GetSellerTerms", Anybody, (c, _) => new Sales.SalesClient(c).GetSellerTermsAsync(new()).ResponseAsync),
        new("Sales/ListMine", Members, (c, _) => new Sales.SalesClient(c).ListMineAsync(new()).ResponseAsync),
        new("Sales/GetEarnings", Members, (c, _) => new Sales.SalesClient(c).GetEarningsAsync(new()).ResponseAsync),
        new("Sales/GetBalance", Members, (c, _) => new Sales.SalesClient(c).GetBalanceAsync(new()).ResponseAsync),
        new("Payouts/GetMine", Members, (c, _) => new Payouts.PayoutsClient(c).GetMineAsync(new()).ResponseAsync),
        new("Payouts/StartOnboarding", Members, (c, _) => new Payouts.PayoutsClient(c).StartOnboardingAsync(new()).ResponseAsync),
        new("Sales/GetStatement", Members, (c, _) => OpensAsync(token => new Sales.SalesClient(c).GetStatement(new(), cancellationToken: token))),
        new("SandboxCards/Tokenize", Members, (c, _) => new SandboxCards.SandboxCardsClient(c).TokenizeAsync(new() { Number = "1" }).ResponseAsync),
        new("SandboxCards/Confirm", BuyerOnly, (c, s) => new SandboxCards.SandboxCardsClient(c).ConfirmAsync(new() { PurchaseId = s.PurchaseId, Approve = true }).ResponseAsync),
        new("PaymentOperations/GetTrialBalance", Operators, (c, _) => new PaymentOperations.PaymentOperationsClient(c).GetTrialBalanceAsync(new()).ResponseAsync),
        new("PaymentOperations/GetReconciliation", Operators, (c, _) => new PaymentOperations.PaymentOperationsClient(c).GetReconciliationAsync(new()).ResponseAsync),
        new("ShardOperations/ListShards", Operators, (c, _) => new ShardOperations.ShardOperationsClient(c).ListShardsAsync(new()).ResponseAsync),
        new("ShardOperations/AddShard", Operators, (c, _) => new ShardOperations.ShardOperationsClient(c).AddShardAsync(new()).ResponseAsync),
        new("ShardOperations/MoveBuckets", Operators, (c, _) => new ShardOperations.ShardOperationsClient(c).MoveBucketsAsync(new()).ResponseAsync),
        new("PaymentOperations/ListOpen", Operators, (c, _) => new PaymentOperations.PaymentOperationsClient(c).ListOpenAsync(new()).ResponseAsync),
        new("PaymentOperations/GetOverview", Operators, (c, _) => new PaymentOperations.PaymentOperationsClient(c).GetOverviewAsync(new()).ResponseAsync),
        new("PaymentOperations/Retry", Operators, (c, _) => new PaymentOperations.PaymentOperationsClient(c).RetryAsync(new()).ResponseAsync),
        new("PaymentOperations/Refund", Operators, (c, _) => new PaymentOperations.PaymentOperationsClient(c).RefundAsync(new()).ResponseAsync),

        new("Conversations/Start", Members, (c, s) => new Conversations.ConversationsClient(c).StartAsync(new() { UserId = s.PersonId }).ResponseAsync),
        new("Conversations/Send", ParticipantOnly, (c, s) => new Conversations.ConversationsClient(c).SendAsync(new() { ConversationId = s.ConversationId, MessageId = Guid.NewGuid().ToString(), Text = "Good light" }).ResponseAsync),
        new("Conversations/Get", ParticipantOnly, (c, s) => new Conversations.ConversationsClient(c).GetAsync(new() { ConversationId = s.ConversationId }).ResponseAsync),
        new("Conversations/List", Members, (c, _) => new Conversations.ConversationsClient(c).ListAsync(new()).ResponseAsync),
        new("Conversations/ListMessages", ParticipantOnly, (c, s) => new Conversations.ConversationsClient(c).ListMessagesAsync(new() { ConversationId = s.ConversationId }).ResponseAsync),
        new("Conversations/MarkRead", ParticipantOnly, (c, s) => new Conversations.ConversationsClient(c).MarkReadAsync(new() { ConversationId = s.ConversationId }).ResponseAsync),
        new("Conversations/Block", Members, (c, _) => new Conversations.ConversationsClient(c).BlockAsync(new() { UserId = Guid.NewGuid().ToString() }).ResponseAsync),
        new("Conversations/Unblock", Members, (c, s) => new Conversations.ConversationsClient(c).UnblockAsync(new() { UserId = s.PersonId }).ResponseAsync),
        new("Conversations/ListBlocked", Members, (c, _) => new Conversations.ConversationsClient(c).ListBlockedAsync(new()).ResponseAsync),
        new("Inbox/GetUnread", Members, (c, _) => new Inbox.InboxClient(c).GetUnreadAsync(new()).ResponseAsync),
        new("Inbox/ListNotifications", Members, (c, _) => new Inbox.InboxClient(c).ListNotificationsAsync(new()).ResponseAsync),
        new("Inbox/MarkNotificationsRead", Members, (c, _) => new Inbox.InboxClient(c).MarkNotificationsReadAsync(new()).ResponseAsync),
        new("ProcessHealth/Get", Operators, (c, _) => new ProcessHealth.ProcessHealthClient(c).GetAsync(new()).ResponseAsync),
        new("HeldStreams/List", Operators, (c, _) => new HeldStreams.HeldStreamsClient(c).ListAsync(new()).ResponseAsync),
        new("HeldStreams/Retry", Operators, (c, _) => new HeldStreams.HeldStreamsClient(c).RetryAsync(new()).ResponseAsync),
        new("LocalTelemetry/ReadMetrics", Operators, (c, _) => new LocalTelemetry.LocalTelemetryClient(c).ReadMetricsAsync(new() { Names = { "lag" }, From = new(), To = new() }).ResponseAsync),
        new("LocalTelemetry/SearchLogs", Operators, (c, _) => new LocalTelemetry.LocalTelemetryClient(c).SearchLogsAsync(new()).ResponseAsync),
        new("LocalTelemetry/FindTraces", Operators, (c, _) => new LocalTelemetry.LocalTelemetryClient(c).FindTracesAsync(new()).ResponseAsync),
        new("LocalTelemetry/GetTrace", "UDDDN", (c, _) => new LocalTelemetry.LocalTelemetryClient(c).GetTraceAsync(new() { TraceId = "none" }).ResponseAsync),

        new("Inbox/Watch", Members, (c, _) => OpensAsync(token => new Inbox.InboxClient(c).Watch(new(), cancellationToken: token))),
    ];

    private static Money Price => new() { Minor = 2_00, Currency = "EUR" };

    private static async Task UploadNothingAsync(CallInvoker caller, AccessScene scene)
    {
        using var call = new PictureCommands.PictureCommandsClient(caller).Upload();
        await call.RequestStream.CompleteAsync();
        await call.ResponseAsync;
    }

    private static async Task AppendNothingAsync(CallInvoker caller, AccessScene scene)
    {
        using var call = new ResumableUploads.ResumableUploadsClient(caller).Append();
        await call.RequestStream.CompleteAsync();
        await call.ResponseAsync;
    }

    /// <summary>A stream is open when its headers or its first message arrive, and closed by its own error otherwise.</summary>
    private static async Task OpensAsync<T>(Func<CancellationToken, AsyncServerStreamingCall<T>> open)
        where T : class, IMessage
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var call = open(enough.Token);
        try
        {
            await call.ResponseHeadersAsync;
            enough.CancelAfter(TimeSpan.FromMilliseconds(200));
            await call.ResponseStream.MoveNext(enough.Token);
        }
        catch (RpcException closed) when (closed.StatusCode == StatusCode.Cancelled)
        {
            // It stayed open with nothing to say.
        }
    }
}
