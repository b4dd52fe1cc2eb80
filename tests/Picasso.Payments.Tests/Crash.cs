using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Picasso.Payments.Tests;

/// <summary>A sudden death of the process: from the chosen moment on, nothing reaches a store, the provider or another service.</summary>
public sealed class Crash
{
    private int _commits;
    private int _dieAt = int.MaxValue;
    private bool _afterwards;
    private int _transactions;
    private int _dieAtTransaction = int.MaxValue;
    private volatile bool _dead;

    public bool IsDead => _dead;

    /// <summary>Dies at a commit, counted from 1: before it or right after it.</summary>
    public void AtCommit(int number, bool afterwards)
    {
        (_commits, _afterwards) = (0, afterwards);
        Volatile.Write(ref _dieAt, number);
    }

    /// <summary>Dies at a transaction, counted from 1: before its commit or right after it.</summary>
    public void AtTransaction(int number, bool afterwards)
    {
        (_transactions, _afterwards) = (0, afterwards);
        Volatile.Write(ref _dieAtTransaction, number);
    }

    public void Now() => _dead = true;

    public void ThrowIfDead()
    {
        if (_dead)
            throw new IOException("The process is dead.");
    }

    internal void TransactionCommitting()
    {
        if (Interlocked.Increment(ref _transactions) >= Volatile.Read(ref _dieAtTransaction) && !_afterwards)
            _dead = true;
        ThrowIfDead();
    }

    internal void TransactionCommitted()
    {
        if (Volatile.Read(ref _transactions) >= Volatile.Read(ref _dieAtTransaction))
            _dead = true;
        ThrowIfDead();
    }

    internal void Committing()
    {
        ThrowIfDead();
        if (Interlocked.Increment(ref _commits) >= Volatile.Read(ref _dieAt) && !_afterwards)
            _dead = true;
        ThrowIfDead();
    }

    internal void Committed()
    {
        if (Volatile.Read(ref _commits) >= Volatile.Read(ref _dieAt))
            _dead = true;
        ThrowIfDead();
    }
}

internal sealed class CrashingCommits(Crash crash) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        crash.Committing();
        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        crash.Committed();
        return ValueTask.FromResult(result);
    }
}

internal sealed class CrashingTransactions(Crash crash) : DbTransactionInterceptor
{
    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        crash.TransactionCommitting();
        return ValueTask.FromResult(result);
    }

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        crash.TransactionCommitted();
        return Task.CompletedTask;
    }
}

internal sealed class DeadCommands(Crash crash) : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        crash.ThrowIfDead();
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        crash.ThrowIfDead();
        return ValueTask.FromResult(result);
    }
}
