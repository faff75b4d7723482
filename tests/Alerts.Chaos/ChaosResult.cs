namespace Alerts.Chaos;

/// <summary>What is killed during a run.</summary>
internal enum Victim
{
    /// <summary><c>alerts run</c>, by SIGKILL.</summary>
    Host,

    /// <summary>Azurite, by SIGKILL.</summary>
    Storage,

    /// <summary>Azurite, ended by SIGTERM: it writes to disk what it holds, and is away for a moment.</summary>
    StorageStop,
}

/// <summary>The count at the end of a run.</summary>
/// <param name="Lost">Articles of which no mail arrived.</param>
/// <param name="Repeated">Mails that arrived again under the same Message-ID, which mail programs show once.</param>
/// <param name="Twice">Articles that were told of by two different mails.</param>
/// <param name="Poison">Messages in poison queues.</param>
/// <param name="Forgotten">Rows that the storage had acknowledged and did not have after its restart.</param>
/// <param name="Witnesses">Rows that were written to find that out.</param>
internal sealed record ChaosResult(Victim Victim, int Kills, int Articles, int Lost, int Repeated, int Twice, int Poison, int Forgotten, int Witnesses)
{
    /// <summary>Storage that forgets what it acknowledged loses for us; nothing else may.</summary>
    public bool Holds => Forgotten > 0 || (Lost == 0 && Twice == 0 && Poison == 0);

    public override string ToString() =>
        $"{Victim} killed {Kills} times over {Articles} articles: {Lost} lost, {Repeated} repeated with the same Message-ID, {Twice} told twice, " +
        $"{Poison} poison messages; storage forgot {Forgotten} of {Witnesses} acknowledged rows";
}
