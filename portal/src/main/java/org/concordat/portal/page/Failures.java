package org.concordat.portal.page;

import org.concordat.store.access.NotPermitted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Turns what can go wrong into pages that say what happened and what to do. */
@ControllerAdvice
class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    @ExceptionHandler(NotPermitted.class)
    ModelAndView notPermitted() {
        return new ModelAndView("error/403", HttpStatus.FORBIDDEN);
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class,
        QueryTimeoutException.class
    })
    ModelAndView databaseDown(Exception e) {
        LOG.error("The database does not answer ({})", e.getClass().getSimpleName());
        return new ModelAndView("error/503", HttpStatus.SERVICE_UNAVAILABLE);
    }
}
