package org.concordat.domain.commands;

/** What a person says in a form. Each record validates itself when it is made and is named after its form. */
public sealed interface Command
        permits CheckProposal,
                ChangeProposal,
                DescribeNeeds,
                AnswerInvitation,
                AnswerQuestion,
                ConfirmCommitment,
                SettleCommitments,
                AssessReadiness,
                PlanPreparation,
                AgreeGovernance,
                RateFirstRisks,
                DecideSetUp {}
