using Grpc.Core;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Standalone.Tests.Access;

/// <summary>The access table holds.</summary>
public sealed class AccessTests(AccessScene scene) : IClassFixture<AccessScene>
{
    public static TheoryData<string> Rpcs => [.. AccessTable.Rows.Select(row => row.Rpc)];

    [Theory]
    [MemberData(nameof(Rpcs))]
    public async Task Every_role_gets_the_answer_of_the_table(string rpc)
    {
        var row = AccessTable.Rows.Single(row => row.Rpc == rpc);
        var answers = "";
        foreach (var role in Enum.GetValues<Role>())
            answers += await AnswerAsync(() => row.Call(scene.As(role), scene));
        answers.ShouldBe(row.Answers, $"{rpc}: {string.Join(", ", Enum.GetNames<Role>())}");
    }

    /// <summary>What only people with a verified address may do, in whichever role.</summary>
    private static readonly HashSet<string> s_verifiedOnly =
    [
        "Accounts/SetAvatar", "Accounts/UpdateStatement", "Accounts/SetCover", "Accounts/FeaturePicture", "Accounts/UnfeaturePicture", "PictureCommands/Upload", "PictureCommands/CheckUpload",
        "ResumableUploads/Begin", "ResumableUploads/Find", "ResumableUploads/List", "ResumableUploads/GetThumbnail", "ResumableUploads/Append", "ResumableUploads/Cancel", "ResumableUploads/Publish",
        "ResumableUploads/Schedule", "ResumableUploads/Unschedule",
        "PictureCommands/List", "PictureCommands/Reprice", "Reactions/Like", "Reactions/AddComment",
        "Reactions/EditComment", "Reactions/Follow", "Purchases/GetQuote", "Purchases/Buy", "Payouts/StartOnboarding", "Conversations/Start",
        "Conversations/Send",
    ];

    /// <summary>One's own account: without a proved address there is none.</summary>
    private static readonly HashSet<string> s_ownAccount =
        ["Accounts/ChangePassword", "Accounts/GetAccount", "Accounts/UpdateProfile", "Accounts/SetLanguage", "Accounts/DeleteAccount"];

    [Theory]
    [MemberData(nameof(Rpcs))]
    public async Task Without_a_verified_address_nobody_publishes_reacts_writes_or_trades(string rpc)
    {
        var row = AccessTable.Rows.Single(row => row.Rpc == rpc);
        var unverified = await scene.AsUnverifiedAsync();
        var answer = await AnswerAsync(() => row.Call(unverified, scene));
        answer.ShouldBe(s_verifiedOnly.Contains(rpc) ? 'D' : s_ownAccount.Contains(rpc) ? 'U' : row.Answers[(int)Role.SignedIn], rpc);
    }

    [Fact]
    public void Every_rpc_has_a_row()
    {
        var rpcs = Contracts.RpcCatalog.Files.SelectMany(file => file.Services).SelectMany(service => service.Methods)
            .Select(method => $"{method.Service.Name}/{method.Name}");
        AccessTable.Rows.Select(row => row.Rpc).Order().ShouldBe(rpcs.Order());
    }

    private static async Task<char> AnswerAsync(Func<Task> call)
    {
        try
        {
            await call();
            return 'A';
        }
        catch (RpcException refused)
        {
            var reason = refused.ToDomainError()?.Reason
                ?? throw new InvalidOperationException($"An answer without a reason: {refused.Status}", refused);
            return refused.StatusCode switch
            {
                StatusCode.Unauthenticated when reason is "sign_in_required" or "token_invalid" => 'U',
                StatusCode.PermissionDenied => 'D',
                StatusCode.NotFound => 'N',
                _ => 'A',
            };
        }
    }
}
