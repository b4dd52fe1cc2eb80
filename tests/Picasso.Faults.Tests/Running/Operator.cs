using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Picasso.Contracts.Payments;
using Picasso.Testing.Processes;

namespace Picasso.Faults.Tests.Running;

/// <summary>Who runs the marketplace: wants payments back and moves buckets of people between the shards while everybody trades.</summary>
internal sealed class Operator(SeveralProcesses system, Person person)
{
    private const int Buckets = 1024;
    private const int Together = 8;

    private static readonly string[] s_shards = ["payments-0", "payments-1"];

    private static readonly TimeSpan s_oneMove = TimeSpan.FromSeconds(60);

    private readonly Calls _calls = new(system);
    private readonly SemaphoreSlim _moving = new(1);
    private int _moves;
    private int _interrupted;

    /// <summary>How often buckets were moved.</summary>
    public int Moves => Volatile.Read(ref _moves);

    /// <summary>How often a move was interrupted, which the marketplace has to bring to its end, or back, by itself.</summary>
    public int Interrupted => Volatile.Read(ref _interrupted);

    /// <summary>Lets an operator of the marketplace sign in.</summary>
    public static async Task<Operator> JoinAsync(SeveralProcesses system) =>
        new(system, await Person.JoinAsync(system.Channel, "Olga", "operator@picasso.example"));

    /// <summary>Wants a payment back; that it is too late for that, or that nothing was paid, is an answer too.</summary>
    public Task RefundAsync(string purchaseId) => _calls.AskAsync(person, options =>
        new PaymentOperations.PaymentOperationsClient(system.Channel).RefundAsync(
            new OperatorActRequest { PurchaseId = purchaseId, Reason = "The buyer asked for it." }, options));

    /// <summary>Moves a person's bucket and some after it to the first shard, and the next time to the second.</summary>
    public async Task MoveAsync(string userId)
    {
        var bucket = BucketOf(userId);
        await _moving.WaitAsync();
        try
        {
            var request = new MoveBucketsRequest
            {
                ToShard = s_shards[(Moves + Interrupted) % s_shards.Length], FirstBucket = bucket, LastBucket = Math.Min(bucket + Together, Buckets - 1),
            };
            // Tokens live for minutes, and nobody asks twice here.
            await person.LogInAgainAsync(system.Channel);
            await new ShardOperations.ShardOperationsClient(system.Channel).MoveBucketsAsync(
                request, person.Token, TimeProvider.System.GetUtcNow().UtcDateTime + s_oneMove);
            Interlocked.Increment(ref _moves);
        }
        catch (RpcException fault) when (fault.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Cancelled
            or StatusCode.Internal or StatusCode.Unauthenticated)
        {
            // Nobody asks again: a move that a kill interrupts half-way is the marketplace's to finish.
            Interlocked.Increment(ref _interrupted);
        }
        finally
        {
            _moving.Release();
        }
    }

    // The first ten bits of the SHA-256 of the id, which never changes.
    private static int BucketOf(string userId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(userId));
        return (hash[0] << 2) | (hash[1] >> 6);
    }
}
